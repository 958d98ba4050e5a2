/**
 * Change detectors on streams: has what a model gets wrong, or what goes into it, changed while it runs?
 *
 * <p><b>Purpose.</b> The words that a monitor's specification persists and a user types. The detectors themselves are made by
 * the engine ({@code io.mlops.core.drift.stream}); an own one implements {@link io.mlops.drift.stream.ValueDetector} or
 * {@link io.mlops.drift.stream.ErrorDetector}.
 *
 * <p><b>Rules.</b>
 * <ul>
 *   <li>A detector takes one observation at a time, in the order of time, keeps constant memory and allocates nothing in
 *       the steady state.
 *   <li>What goes in is typed: an error is {@link io.mlops.drift.stream.Correctness#ERROR} and not a 1, as the literature
 *       does not agree which number it is.
 *   <li>A value that is not finite is counted and never absorbed: one NaN in a running mean would silence a detector for
 *       good.
 *   <li>{@link io.mlops.drift.stream.DetectorLevel#INSUFFICIENT_DATA} while a detector warms up: it cannot see a change
 *       then, which is not the same as seeing none.
 * </ul>
 *
 * <p><b>Decisions.</b>
 * <ul>
 *   <li>A package beside {@code io.mlops.drift}: detectors have state and a warning level, and share only the words with
 *       the tests of two samples.
 *   <li>A specification carries its parameters as texts under the names of the literature, so that a stored one can be
 *       read by people and survives new parameters.
 *   <li>State is bytes with a version and a checksum, never Java serialization; whoever stores them need not read them.
 * </ul>
 */
@NullMarked
package io.mlops.drift.stream;

import org.jspecify.annotations.NullMarked;
