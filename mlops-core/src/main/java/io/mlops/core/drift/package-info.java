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
 * <p><b>Agreement.</b> What SciPy 1.17, statsmodels 0.15, Evidently 0.7, NannyML 0.13, River 0.23, scikit-learn 1.9, fairlearn
 * 0.15 and the formulas of Deequ and TFDV gave on some hundred inputs is kept with the tests, and ours gives the same within the
 * stated tolerances. Left out, each for its reason, which the test prints:
 * <ul>
 *   <li>Evidently's guess of column types, as here a schema tells; of its permutation test only the distance is the same.
 *   <li>alibi-detect's online detectors, whose thresholds are simulated, and its tests by a trained classifier.
 *   <li>detectors of MOA and Frouros that are not among ours, or whose rules differ from River's.
 *   <li>whylogs, which compares random sketches or cuts expected counts down to whole numbers.
 * </ul>
 * Where a library propagates NaN, fails, or takes what is not defined for 0, ours leaves the values out and counts them, or answers
 * {@link io.mlops.drift.Verdict#INSUFFICIENT_DATA}.
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
