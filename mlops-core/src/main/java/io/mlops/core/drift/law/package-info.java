/**
 * Null distributions that Apache Commons Statistics does not have.
 *
 * <p><b>Purpose.</b> Probabilities from a given statistic and given sample sizes; Commons computes them only together with
 * the statistic, from unsorted values.
 *
 * <p><b>Rules.</b> Numbers in, probabilities out: no samples, no policies, no state. Each law names its source.
 */
@NullMarked
package io.mlops.core.drift.law;

import org.jspecify.annotations.NullMarked;
