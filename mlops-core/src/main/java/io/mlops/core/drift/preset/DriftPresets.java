package io.mlops.core.drift.preset;

import io.mlops.drift.DriftPreset;
import io.mlops.error.InvalidInputException;
import java.util.Objects;

/** Makes presets. */
public final class DriftPresets {
    private DriftPresets() {}

    /**
     * Returns ours, with {@link StandardLevels#DEFAULTS}: Kolmogorov-Smirnov for numeric columns, chi-square homogeneity for
     * categories. A column has drifted when its effect size is at least 0.1 and beyond chance, false discoveries
     * controlled at 0.05 over the columns; a data set has drifted when one column has.
     */
    public static DriftPreset standard() {
        return standard(StandardLevels.DEFAULTS);
    }

    /**
     * Returns ours with other figures.
     *
     * @param levels the figures
     */
    public static DriftPreset standard(StandardLevels levels) {
        return new StandardPreset(Objects.requireNonNull(levels, "levels"));
    }

    /** Returns the defaults of Evidently 0.7; a data set has drifted when half of its columns have. */
    public static DriftPreset evidently() {
        return evidently(0.5);
    }

    /**
     * Returns the defaults of Evidently 0.7 with another share.
     *
     * @param driftShare share of drifted columns from which on the data set has drifted, in (0, 1]
     * @throws InvalidInputException if the share is outside
     */
    public static DriftPreset evidently(double driftShare) {
        if (!(driftShare > 0 && driftShare <= 1)) {
            throw new InvalidInputException(
                    "driftShare", "must be above 0 and at most 1", Double.toString(driftShare), "0.5 is the default");
        }
        return new EvidentlyPreset(driftShare);
    }

    /** Returns the defaults of NannyML 0.13; a data set has drifted when one column has. */
    public static DriftPreset nannyml() {
        return new NannymlPreset();
    }
}
