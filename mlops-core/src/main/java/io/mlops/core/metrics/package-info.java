/**
 * Measures of models that have met their labels, as scikit-learn and fairlearn compute them, usable alone.
 *
 * <p>{@code .classification}, {@code .regression}, {@code .ranking} and {@code .group} hold them; here stands what all return.
 *
 * <p><b>Rules.</b>
 * <ul>
 *   <li>A measure that can be computed from sums is a class to which pairs are added one by one in constant memory and whose
 *       parts are merged; merging equals adding all. Those that need an order of all values (areas under curves, medians) take
 *       arrays.
 *   <li>Wrong configuration is an {@link io.mlops.error.InvalidInputException}. A pair that cannot be judged, such as a
 *       prediction of NaN, a probability outside 0 to 1 or a label that is no known class, is left out and counted in
 *       {@link io.mlops.core.metrics.Score#rejected()}.
 *   <li>A measure without enough data is {@link io.mlops.core.metrics.Score#insufficient}, with the reason. NaN is no score.
 * </ul>
 *
 * <p><b>Decisions.</b>
 * <ul>
 *   <li>Accumulators are mutable and not synchronised: one per thread, merged at the end.
 *   <li>Sums are compensated, so that millions of pairs lose no digits and merging changes the last ones at most.
 * </ul>
 */
@NullMarked
package io.mlops.core.metrics;

import org.jspecify.annotations.NullMarked;
