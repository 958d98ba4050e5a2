package io.mlops.core;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Violation;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How metric points are buffered on their way to the store. Immutable; each method returns a new one.
 *
 * <p>What is not set here comes from the properties {@code mlops.flush-interval}, {@code mlops.buffer-bytes} and {@code mlops.blocking-limit}, then from the defaults.
 */
public final class MetricBuffering {
    /** The smallest buffer, in bytes. */
    public static final long MIN_BUFFER_BYTES = 64 << 10;

    private static final MetricBuffering UNSET =
            new MetricBuffering(Optional.empty(), OptionalLong.empty(), Optional.empty());

    private final Optional<Duration> flushInterval;
    private final OptionalLong bufferBytes;
    private final Optional<Duration> blockingLimit;

    private MetricBuffering(
            Optional<Duration> flushInterval, OptionalLong bufferBytes, Optional<Duration> blockingLimit) {
        this.flushInterval = flushInterval;
        this.bufferBytes = bufferBytes;
        this.blockingLimit = blockingLimit;
    }

    /** Returns the buffering of which nothing is set. */
    public static MetricBuffering unset() {
        return UNSET;
    }

    /**
     * Returns this with another flush interval.
     *
     * @param interval how long an accepted point waits at most before it is written, more than 0; default one second
     * @throws InvalidInputException if it is not more than 0
     */
    public MetricBuffering flushInterval(Duration interval) {
        return new MetricBuffering(Optional.of(positive("flushInterval", interval)), bufferBytes, blockingLimit);
    }

    /**
     * Returns this with another size of the buffers.
     *
     * @param bytes what the buffers of all runs take together, at least {@value #MIN_BUFFER_BYTES}; default an eighth of the largest heap, at most 64 MiB
     * @throws InvalidInputException if it is smaller
     */
    public MetricBuffering bufferBytes(long bytes) {
        return new MetricBuffering(flushInterval, OptionalLong.of(atLeastMinimum(bytes)), blockingLimit);
    }

    /**
     * Returns this with another limit of waiting.
     *
     * @param limit how long {@code logMetric} waits for room in a full buffer, and how long a write that may be repeated is repeated, more than 0; default 10 seconds
     * @throws InvalidInputException if it is not more than 0
     */
    public MetricBuffering blockingLimit(Duration limit) {
        return new MetricBuffering(flushInterval, bufferBytes, Optional.of(positive("blockingLimit", limit)));
    }

    Optional<Duration> flushInterval() {
        return flushInterval;
    }

    OptionalLong bufferBytes() {
        return bufferBytes;
    }

    Optional<Duration> blockingLimit() {
        return blockingLimit;
    }

    static Duration positive(String field, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new InvalidInputException(
                    new Violation(field, "must be more than 0", "0", duration.toString(), "for example PT1S"));
        }
        return duration;
    }

    static long atLeastMinimum(long bytes) {
        if (bytes < MIN_BUFFER_BYTES) {
            throw new InvalidInputException(new Violation(
                    "bufferBytes",
                    "must be at least " + MIN_BUFFER_BYTES,
                    Long.toString(MIN_BUFFER_BYTES),
                    Long.toString(bytes),
                    ""));
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricBuffering that
                && flushInterval.equals(that.flushInterval)
                && bufferBytes.equals(that.bufferBytes)
                && blockingLimit.equals(that.blockingLimit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(flushInterval, bufferBytes, blockingLimit);
    }

    /** Returns what is set. */
    @Override
    public String toString() {
        return "MetricBuffering[" + flushInterval + ", " + bufferBytes + ", " + blockingLimit + "]";
    }
}
