package io.mlops.monitoring;

import io.mlops.drift.Verdict;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The error of a window. Immutable.
 *
 * @param outcomes how many predictions have an outcome
 * @param error the error by the monitor's measure; empty without outcomes
 * @param baseline the error on held-out data that the version's run logged; empty where it logged none
 * @param verdict DRIFTED if the error is above the limit
 */
public record Performance(long outcomes, OptionalDouble error, OptionalDouble baseline, Verdict verdict) {
    /** Refuses nulls. */
    public Performance {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(baseline, "baseline");
        Objects.requireNonNull(verdict, "verdict");
    }
}
