package io.mlops.monitoring;

import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * When the error of a window is too high: above a factor times a metric of the run that wrote the version, measured on held-out data. Immutable.
 *
 * @param measure how the error is measured
 * @param baselineMetric the key of the run's metric
 * @param factor how many times the baseline is tolerated, more than 0; 1.5 for example
 * @param minimumOutcomes with fewer outcomes the verdict is {@code INSUFFICIENT_DATA}; at least 1
 */
public record ErrorLimit(ErrorMeasure measure, String baselineMetric, double factor, int minimumOutcomes) {
    /**
     * Checks factor and minimum.
     *
     * @throws InvalidInputException if one is out of its range, NaN included
     */
    public ErrorLimit {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(baselineMetric, "baselineMetric");
        if (!(factor > 0) || Double.isInfinite(factor) || minimumOutcomes < 1) {
            throw new InvalidInputException(
                    "error limit",
                    "must have a finite factor above 0 and at least 1 outcome",
                    factor + ", " + minimumOutcomes,
                    "for example 1.5 and 100");
        }
    }
}
