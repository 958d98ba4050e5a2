package io.mlops.tracking;

import java.util.Objects;
import java.util.Optional;

/**
 * Names a series of points within a run: a key, and where they are told apart the logged model and the dataset that it was measured on. Immutable.
 *
 * @param key the metric's key
 * @param modelId the id of a logged model of the run
 * @param dataset what it was measured on
 */
public record MetricSeries(String key, Optional<String> modelId, Optional<DatasetRef> dataset) {
    /** Refuses nulls. */
    public MetricSeries {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(dataset, "dataset");
    }

    /**
     * Returns the series of a key with neither model nor dataset.
     *
     * @param key the metric's key
     */
    public static MetricSeries of(String key) {
        return new MetricSeries(key, Optional.empty(), Optional.empty());
    }

    /**
     * Returns this series for one logged model.
     *
     * @param id the logged model's id
     */
    public MetricSeries onModel(String id) {
        return new MetricSeries(key, Optional.of(id), dataset);
    }

    /**
     * Returns this series for one dataset.
     *
     * @param measuredOn the dataset
     */
    public MetricSeries onDataset(DatasetRef measuredOn) {
        return new MetricSeries(key, modelId, Optional.of(measuredOn));
    }
}
