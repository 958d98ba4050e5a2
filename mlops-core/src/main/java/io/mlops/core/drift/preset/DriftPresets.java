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
        return DistancePreset.nannyml();
    }

    /**
     * Returns the defaults of alibi-detect 0.13 for tables, with Bonferroni's correction; a data set has drifted when one
     * column has.
     */
    public static DriftPreset alibi() {
        return new AlibiPreset(false);
    }

    /** Returns the defaults of alibi-detect 0.13 for tables with its correction for false discoveries. */
    public static DriftPreset alibiFalseDiscoveries() {
        return new AlibiPreset(true);
    }

    /** Returns Deequ's distances with the threshold of SageMaker Model Monitor; a data set has drifted when one column has. */
    public static DriftPreset deequ() {
        return DistancePreset.deequ(1.8);
    }

    /**
     * Returns Deequ's distances, less what samples of these sizes reach without drift with a probability.
     *
     * @param alpha the probability, above 0 and below 1
     * @throws InvalidInputException if it is outside
     */
    public static DriftPreset deequ(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new InvalidInputException("alpha", "must be above 0 and below 1", Double.toString(alpha), "");
        }
        return DistancePreset.deequ(Math.sqrt(-Math.log(alpha / 2) / 2));
    }

    /**
     * Returns TFDV's distances with a threshold of 0.1, which is ours, as it has none; a data set has drifted when one column
     * has.
     */
    public static DriftPreset tfdv() {
        return tfdv(0.1);
    }

    /**
     * Returns TFDV's distances.
     *
     * @param threshold the distance above which a column has drifted, finite
     * @throws InvalidInputException if it is not
     */
    public static DriftPreset tfdv(double threshold) {
        if (!Double.isFinite(threshold)) {
            throw new InvalidInputException("threshold", "must be finite", Double.toString(threshold), "0.1 is usual");
        }
        return DistancePreset.tfdv(threshold);
    }
}
