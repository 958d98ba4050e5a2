/** The presets by their false alarms, their power and their verdicts on real data. */
@NullMarked
package io.mlops.core.drift.preset;

import org.jspecify.annotations.NullMarked;
