/**
 * What turns a measurement into a verdict.
 *
 * <p><b>Purpose.</b> Thresholds (constant, deviations over reference chunks, calibrated by random splits), missing values
 * and least sizes, once for all measures.
 *
 * <p><b>Rules.</b> A measurement without a figure for the threshold, or a reference that gives no threshold, is
 * {@link io.mlops.drift.Verdict#INSUFFICIENT_DATA} with the reason as its rule. Randomness comes from fixed seeds.
 */
@NullMarked
package io.mlops.core.drift.decision;

import org.jspecify.annotations.NullMarked;
