package io.mlops.monitoring;

import java.time.Duration;
import java.util.Objects;

/**
 * How long the predictions of a window took. Immutable.
 *
 * @param measured how many predictions gave a latency; where 0 the others are zero
 * @param median half of them took at most this
 * @param p99 99 of 100 took at most this
 * @param max the longest
 */
public record Latency(long measured, Duration median, Duration p99, Duration max) {
    /** None was measured. */
    public static final Latency NONE = new Latency(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** Refuses nulls. */
    public Latency {
        Objects.requireNonNull(median, "median");
        Objects.requireNonNull(p99, "p99");
        Objects.requireNonNull(max, "max");
    }
}
