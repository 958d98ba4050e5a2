package io.mlops.core.drift.measure;

import io.mlops.drift.EffectSize;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A statistic with what belongs to it.
 *
 * @param statistic the statistic; NaN where it could not be computed
 * @param pValue the p-value, where there is one
 * @param effect the effect size, where there is one
 * @param problem why there is no statistic, or empty
 */
public record Measurement(double statistic, OptionalDouble pValue, Optional<EffectSize> effect, String problem) {
    /**
     * Returns a statistic with its p-value, which is brought into 0 to 1 where rounding led outside; a statistic or
     * p-value of NaN becomes a measurement that could not be made.
     *
     * @param statistic the statistic
     * @param pValue the p-value
     */
    public static Measurement of(double statistic, double pValue) {
        if (Double.isNaN(statistic) || Double.isNaN(pValue)) {
            return unable("the statistic is not defined for these values");
        }
        double probability = Math.max(0, Math.min(1, pValue));
        return new Measurement(statistic, OptionalDouble.of(probability), Optional.empty(), "");
    }

    /**
     * Returns a distance, which has no p-value; NaN becomes a measurement that could not be made.
     *
     * @param distance the distance
     */
    public static Measurement distance(double distance) {
        if (Double.isNaN(distance)) {
            return unable("the distance is not defined for these values");
        }
        return new Measurement(distance, OptionalDouble.empty(), Optional.empty(), "");
    }

    /**
     * Returns a measurement that could not be made.
     *
     * @param problem what is lacking, in words
     */
    public static Measurement unable(String problem) {
        return new Measurement(Double.NaN, OptionalDouble.empty(), Optional.empty(), problem);
    }

    /**
     * Returns the same with an effect size.
     *
     * @param size the effect size
     */
    public Measurement with(Optional<EffectSize> size) {
        return new Measurement(statistic, pValue, size, problem);
    }

    /** Returns whether there is a statistic. */
    public boolean made() {
        return problem.isEmpty();
    }
}
