/**
 * The two-sample tests and distances of the field, usable alone.
 *
 * <p><b>Purpose.</b> {@link io.mlops.core.drift.NumericTests}, {@link io.mlops.core.drift.CategoricalTests} and
 * {@link io.mlops.core.drift.Distances} make tests; {@link io.mlops.core.drift.ConfiguredTest} carries their policies;
 * {@link io.mlops.core.drift.PValues} corrects for several columns. Whole data sets are compared by a preset of
 * {@code io.mlops.core.drift.preset}.
 *
 * <pre>{@code
 * NumericSample reference = NumericSample.of(training);         // sorted once, at the first comparison
 * DriftTest.Prepared test = NumericTests.kolmogorovSmirnov().prepare(reference);
 * TestResult result = test.test(NumericSample.of(lastHour));
 * }</pre>
 *
 * <p><b>Rules.</b> Where a definition is disputed, the default is SciPy's for tests, and what the other libraries do is a
 * parameter. Nothing throws because of data.
 *
 * <p><b>Decisions.</b>
 * <ul>
 *   <li>Distances have no law of their own; their default threshold is calibrated: the value that random splits of the
 *       pooled data exceed with the given probability, from a fixed seed, so that a check gives the same answer twice.
 *   <li>Packages below are layers: laws and bins, then measures of values and of counts, then this one, then presets.
 * </ul>
 */
@NullMarked
package io.mlops.core.drift;

import org.jspecify.annotations.NullMarked;
