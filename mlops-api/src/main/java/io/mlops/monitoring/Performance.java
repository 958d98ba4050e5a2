package io.mlops.monitoring;

import io.mlops.drift.Verdict;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The error of a window. Immutable.
 *
 * @param outcomes how many predictions have an outcome
 * @param error the error by the monitor's measure; empty without outcomes
 * @param baseline the error on held-out data that the version's run logged; empty where it logged none
 * @param verdict DRIFTED if the error is above the limit
 * @param changedAt when the prediction was made at which the specification's detector first saw the error change inside the window; empty where it saw none, or none is
 *     named
 */
public record Performance(
        long outcomes, OptionalDouble error, OptionalDouble baseline, Verdict verdict, Optional<Instant> changedAt) {
    /** Refuses nulls. */
    public Performance {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(baseline, "baseline");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(changedAt, "changedAt");
    }

    /**
     * Returns the error of a window in which no detector saw a change.
     *
     * @param outcomes how many predictions have an outcome
     * @param error the error by the monitor's measure; empty without outcomes
     * @param baseline the error on held-out data that the version's run logged; empty where it logged none
     * @param verdict DRIFTED if the error is above the limit
     */
    public Performance(long outcomes, OptionalDouble error, OptionalDouble baseline, Verdict verdict) {
        this(outcomes, error, baseline, verdict, Optional.empty());
    }
}
