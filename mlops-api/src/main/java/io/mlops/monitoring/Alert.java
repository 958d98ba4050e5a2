package io.mlops.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Raised when a check finds something CRITICAL that the check before did not. Immutable.
 *
 * @param id names it
 * @param model the model's name
 * @param environment where it works
 * @param version the number of the version that is concerned
 * @param raisedAt when
 * @param findings what was found, the gravest first
 */
public record Alert(
        String id, String model, String environment, int version, Instant raisedAt, List<Finding> findings) {
    /** Copies the findings. */
    public Alert {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(raisedAt, "raisedAt");
        findings = List.copyOf(findings);
    }
}
