/**
 * Figures of consecutive chunks against limits that the chunks of a reference set.
 *
 * <p>{@link io.mlops.core.drift.chunk.ChunkLimits} is what NannyML calls a standard-deviation threshold;
 * {@link io.mlops.core.drift.chunk.ColumnStatistic} are its data quality and summary figures. Reconstruction errors and
 * performance, estimated or realised, use the same limits.
 */
@NullMarked
package io.mlops.core.drift.chunk;

import org.jspecify.annotations.NullMarked;
