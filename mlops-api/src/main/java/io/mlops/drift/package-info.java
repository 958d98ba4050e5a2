/**
 * Tests of two samples: has what goes into a model, or what comes out, changed since the reference was taken?
 *
 * <p><b>Purpose.</b> The words that a monitor's specification persists and a user types: samples, named policies,
 * thresholds, results. The tests themselves are made by the engine ({@code io.mlops.core.drift}); an own test is
 * a class that implements {@link io.mlops.drift.DriftTest}.
 *
 * <p><b>Rules.</b>
 * <ul>
 *   <li>{@link io.mlops.drift.Verdict#INSUFFICIENT_DATA} is an answer of its own. A statistic of NaN never comes with
 *       {@code STABLE} or {@code DRIFTED}: {@link io.mlops.drift.TestResult} refuses it.
 *   <li>Wrong configuration (a threshold of NaN, edges out of order) is an
 *       {@link io.mlops.error.InvalidInputException} when the object is made; odd data never throw, they are counted.
 *   <li>What the literature leaves implicit is a named parameter: where bin edges come from, what fills empty bins,
 *       what a missing or an unseen value counts as, and whether the threshold itself is drift.
 * </ul>
 *
 * <p><b>Decisions.</b>
 * <ul>
 *   <li>A {@link io.mlops.drift.Sample} is immutable and remembers its sorted form, so a reference is sorted once
 *       however many tests look at it; {@link io.mlops.drift.DriftTest#prepare} keeps what else a test derives.
 *   <li>{@link io.mlops.drift.BinnedSample} carries counts on fixed cut points. That is all a profile knows, and the
 *       tests that need only counts or quantiles take it in place of the values.
 *   <li>Tests are no enum, since users add their own; policies are closed sets, since a specification that names an
 *       unknown policy must be refused.
 *   <li>Streaming change detectors are a package beside this one, {@code io.mlops.drift.stream}: they have state and
 *       a warning level, and share only the words.
 * </ul>
 */
@NullMarked
package io.mlops.drift;

import org.jspecify.annotations.NullMarked;
