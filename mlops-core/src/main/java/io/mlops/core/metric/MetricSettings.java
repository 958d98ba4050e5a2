package io.mlops.core.metric;

import java.time.Duration;
import java.util.Objects;

/**
 * How points are buffered. Immutable.
 *
 * @param flushInterval how long an accepted point waits at most before it is written
 * @param bufferBytes how many bytes the buffers of all runs have together
 * @param blockingLimit how long a caller waits for room, and how long a write is repeated
 */
public record MetricSettings(Duration flushInterval, long bufferBytes, Duration blockingLimit) {
    /** Refuses nulls. */
    public MetricSettings {
        Objects.requireNonNull(flushInterval, "flushInterval");
        Objects.requireNonNull(blockingLimit, "blockingLimit");
    }
}
