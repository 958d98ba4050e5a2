/**
 * Drift of several columns together, which no column shows alone.
 *
 * <p>{@link io.mlops.core.drift.multivariate.ReconstructionDrift} compares how well principal components of the reference describe chunks
 * of new rows, as NannyML does; {@link io.mlops.core.drift.multivariate.EmbeddingDrift} compares embeddings. The squared maximum mean
 * discrepancy is {@link io.mlops.core.drift.KernelDiscrepancy}, the distance of means {@link io.mlops.core.drift.MeanShift}.
 *
 * <p><b>Decisions.</b> Own linear algebra: the one thing needed is the eigenvectors of a small symmetric matrix, for which
 * Jacobi's rotations are fifty lines, exact to the last digits, and no dependency of every user.
 */
@NullMarked
package io.mlops.core.drift.multivariate;

import org.jspecify.annotations.NullMarked;
