/**
 * Metric points in SQL: chunks of columns for each series, and the latest value of each beside them.
 *
 * <p>The life of an append: the caller's thread orders the points and encodes them ({@link io.mlops.core.chunk.MetricChunk}); the writing thread, in one transaction
 * with other callers, looks up runs and series, inserts the finished chunks and moves the latest values. A read decodes only chunks that overlap the asked steps, and merges
 * those that overlap each other, so that a point that was written twice is one point.
 */
@NullMarked
package io.mlops.core.sql.metric;

import org.jspecify.annotations.NullMarked;
