/**
 * What a statistic of two samples is, without policy.
 *
 * <p><b>Purpose.</b> The seam between the measures of values and of counts on one side, and what decides about drift on
 * the other.
 *
 * <p><b>Rules.</b>
 * <ul>
 *   <li>A measure takes cleaned samples of the kinds it accepts, never throws because of them, and says in words what it
 *       cannot measure; the only NaN it returns is the one in {@link io.mlops.core.drift.measure.Measurement#unable}.
 *   <li>The order of arguments is reference, current. One-sided alternatives speak of the reference, as SciPy's do of its
 *       first sample: {@code LESS_THAN} for values of the reference that tend to be smaller.
 * </ul>
 */
@NullMarked
package io.mlops.core.drift.measure;

import org.jspecify.annotations.NullMarked;
