package io.mlops.monitoring;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import java.util.Objects;

/**
 * What really happened, for one prediction. Immutable.
 *
 * @param predictionId the id that was given to {@link ModelMonitor#observe}
 * @param value the true value, or the index of the true class; finite
 */
public record Outcome(String predictionId, double value) {
    /**
     * Checks the value.
     *
     * @throws InvalidInputException if it is NaN or infinite
     */
    public Outcome {
        Objects.requireNonNull(predictionId, "predictionId");
        if (!Double.isFinite(value)) {
            throw new InvalidInputException(
                    "outcome of " + Quoted.of(predictionId),
                    "must be finite",
                    Double.toString(value),
                    "leave unknown outcomes out");
        }
    }
}
