package io.mlops.tracking;

import java.time.Instant;
import java.util.Objects;

/**
 * One point of a series. Immutable.
 *
 * @param series which series
 * @param value any double; NaN and infinities come back as they were written
 * @param step the position in training; may be negative
 * @param timestamp when it was measured, in milliseconds
 */
public record Metric(MetricSeries series, double value, long step, Instant timestamp) {
    /** Refuses nulls. */
    public Metric {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(timestamp, "timestamp");
    }

    /** Returns the key of the series. */
    public String key() {
        return series.key();
    }
}
