package io.mlops.tracking;

import java.util.Objects;
import java.util.Optional;

/**
 * A run as it was when it was read. Immutable.
 *
 * @param info what it is
 * @param data what was logged into it
 */
public record Run(RunInfo info, RunData data) {
    /** Refuses nulls. */
    public Run {
        Objects.requireNonNull(info, "info");
        Objects.requireNonNull(data, "data");
    }

    /** Returns the run's id. */
    public String id() {
        return info.id();
    }

    /**
     * Returns the latest point of the series that has this key and neither model nor dataset.
     *
     * @param key the metric's key
     */
    public Optional<Metric> metric(String key) {
        MetricSeries series = MetricSeries.of(key);
        return data.metrics().stream().filter(m -> m.series().equals(series)).findFirst();
    }

    /**
     * Returns a param.
     *
     * @param key the param's key
     */
    public Optional<String> param(String key) {
        return Optional.ofNullable(data.params().get(key));
    }

    /**
     * Returns a tag.
     *
     * @param key the tag's key
     */
    public Optional<String> tag(String key) {
        return Optional.ofNullable(data.tags().get(key));
    }
}
