/**
 * Statistics of numeric values.
 *
 * <p><b>Purpose.</b> One {@link io.mlops.core.drift.measure.Measure} per test or distance that reads the values
 * themselves, from their sorted form.
 *
 * <p><b>Rules.</b> Distributions come from Apache Commons Statistics, or from {@code io.mlops.core.drift.law} where it has
 * none. Nothing here sorts what a sample has sorted already.
 *
 * <p><b>Decisions.</b> Effect sizes are few, so that columns can be compared: the distance of the distribution functions
 * for Kolmogorov-Smirnov, Hedges' g for means, the probability of superiority for all others.
 */
@NullMarked
package io.mlops.core.drift.values;

import org.jspecify.annotations.NullMarked;
