/**
 * Choices of tests, bins and thresholds for whole data sets.
 *
 * <p><b>Purpose.</b> {@link io.mlops.core.drift.preset.DriftPresets#standard()} is the one to use. The others reproduce what
 * a library does by default, so that figures can be compared while a team moves over, or after.
 *
 * <p><b>Rules.</b> A preset that reproduces a library reproduces its flaws, and names them in
 * {@link io.mlops.drift.DriftPreset#flaws()}. Where the library raises an error, the verdict is
 * {@link io.mlops.drift.Verdict#INSUFFICIENT_DATA}.
 */
@NullMarked
package io.mlops.core.drift.preset;

import org.jspecify.annotations.NullMarked;
