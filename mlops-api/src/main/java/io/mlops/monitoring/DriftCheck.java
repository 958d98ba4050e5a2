package io.mlops.monitoring;

import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * One test that a monitor makes on columns. Immutable.
 *
 * @param test the name of the test: {@code population-stability-index}, {@code kolmogorov-smirnov}; the engine says which it knows
 * @param threshold the statistic from which the column counts as drifted, 0 or more
 * @param minimumRows with fewer rows on either side the verdict is {@code INSUFFICIENT_DATA}; at least 1
 */
public record DriftCheck(String test, double threshold, int minimumRows) {
    /** The population stability index. */
    public static final String PSI = "population-stability-index";

    /** The largest distance of the two distribution functions. */
    public static final String KOLMOGOROV_SMIRNOV = "kolmogorov-smirnov";

    /**
     * Checks threshold and minimum.
     *
     * @throws InvalidInputException if one is out of its range, NaN included
     */
    public DriftCheck {
        Objects.requireNonNull(test, "test");
        if (!(threshold >= 0) || Double.isInfinite(threshold) || minimumRows < 1) {
            throw new InvalidInputException(
                    "drift check",
                    "must have a finite threshold of 0 or more and at least 1 row",
                    test + ": " + threshold + ", " + minimumRows,
                    "for example 0.2 and 100");
        }
    }
}
