package io.mlops.core.metrics.group;

import io.mlops.core.metrics.Score;
import io.mlops.error.InvalidInputException;

/**
 * How far groups are apart.
 *
 * @param score the difference or ratio; insufficient with fewer than two groups that are large enough
 * @param low lower end of the confidence interval of a difference, NaN where there is none
 * @param high upper end of the confidence interval of a difference, NaN where there is none
 * @param from the group with the lower rate, empty where there is none
 * @param to the group with the higher rate, empty where there is none
 */
public record Disparity(Score score, double low, double high, String from, String to) {
    /**
     * Checks the interval.
     *
     * @throws InvalidInputException if its ends are the wrong way round
     */
    public Disparity {
        if (low > high) {
            throw new InvalidInputException("low", "must not be above high", low + " > " + high, "");
        }
    }
}
