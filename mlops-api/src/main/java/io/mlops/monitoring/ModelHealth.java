package io.mlops.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The state of a model at work, as a check found it. Immutable.
 *
 * @param model the model's name
 * @param environment where it works
 * @param checkedAt when it was checked
 * @param findings what is wrong, the gravest first; of the latest judged window of error and latency, and the latest of inputs
 * @param windows what was measured, by window and version, the oldest first: every window that was judged for the first time by this check
 */
public record ModelHealth(
        String model, String environment, Instant checkedAt, List<Finding> findings, List<WindowReport> windows) {
    /** Copies the lists. */
    public ModelHealth {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(checkedAt, "checkedAt");
        findings = List.copyOf(findings);
        windows = List.copyOf(windows);
    }

    /** Returns whether a finding is {@link Finding.Severity#CRITICAL}. */
    public boolean needsAction() {
        return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.CRITICAL);
    }
}
