package io.mlops.drift;

import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * How large a change is, on a scale that does not depend on the sample sizes, with a confidence interval.
 *
 * @param name the measure, for instance {@code cramers-v}, {@code hedges-g}, {@code probability-of-superiority}
 * @param value the estimate; finite
 * @param low lower end of the confidence interval; negative infinity where there is none
 * @param high upper end of the confidence interval; positive infinity where there is none
 * @param level confidence level of the interval, in (0, 1)
 * @param direction which way the data moved
 */
public record EffectSize(String name, double value, double low, double high, double level, Direction direction) {
    /** Level of the intervals where nothing else is asked for. */
    public static final double DEFAULT_LEVEL = 0.95;

    /**
     * Checks the parts.
     *
     * @throws InvalidInputException if the name is blank, a number is NaN, {@code value} is infinite, {@code low} is
     *     above {@code high}, or {@code level} is outside (0, 1)
     */
    public EffectSize {
        if (name.isBlank()) {
            throw new InvalidInputException("name", "must not be blank", name, "");
        }
        if (!Double.isFinite(value)) {
            throw new InvalidInputException(
                    "value", "must be finite", Double.toString(value), "leave the effect size out");
        }
        if (!(low <= high)) {
            throw new InvalidInputException("low", "must not be above high", low + " > " + high, "");
        }
        if (!(level > 0 && level < 1)) {
            throw new InvalidInputException("level", "must be between 0 and 1", Double.toString(level), "");
        }
        Objects.requireNonNull(direction, "direction");
    }
}
