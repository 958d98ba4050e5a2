package io.mlops.monitoring;

import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import java.util.List;
import java.util.Optional;

/**
 * Monitors, outcomes and alerts.
 *
 * <p>Thread-safe. Every method may throw {@link io.mlops.error.BackendException}, {@link io.mlops.error.InvalidInputException} before anything is written, and
 * {@link io.mlops.error.UnsupportedCapabilityException} where the backend keeps no records and no location for them was given to the builder.
 */
public interface Monitoring {
    /**
     * Returns the monitor of a model in an environment; creates it, or replaces its specification where that differs.
     *
     * @param model the model's name, which need not exist yet
     * @param environment where it works: 1 to 100 letters, digits, {@code _} and {@code -}
     * @param spec what to watch
     * @throws io.mlops.error.InvalidInputException if a name breaks its rule
     */
    ModelMonitor monitor(String model, String environment, MonitorSpec spec);

    /**
     * Returns the monitor of a model in an environment, or empty where there is none.
     *
     * @param model the model's name
     * @param environment where it works
     * @throws io.mlops.error.InvalidInputException if a name breaks its rule
     */
    Optional<ModelMonitor> findMonitor(String model, String environment);

    /**
     * Records what really happened, for one prediction of any monitor, at any later time, from any process. Durable on return. The last outcome of an id counts.
     *
     * @param predictionId the id that was given to {@link ModelMonitor#observe}; it need not be stored yet
     * @param value the true value, or the index of the true class; finite
     * @throws io.mlops.error.InvalidInputException as {@link #outcomes}
     */
    default void outcome(String predictionId, double value) {
        outcomes(List.of(new Outcome(predictionId, value)));
    }

    /**
     * Records what really happened, for many predictions at once, all or none.
     *
     * @param outcomes any number
     * @throws io.mlops.error.InvalidInputException if the id of one is empty, has more than 500 code points, or holds U+0000 or an unpaired surrogate; none is recorded then
     */
    void outcomes(List<Outcome> outcomes);

    /**
     * Returns a recorded prediction, or empty where none has the id.
     *
     * @param predictionId the caller's id
     * @throws io.mlops.error.InvalidInputException as {@link #outcomes}
     */
    Optional<Prediction> findPrediction(String predictionId);

    /**
     * Returns the alerts of a model, the oldest first.
     *
     * @param model the model's name; empty for all models
     * @param page which page
     * @throws io.mlops.error.InvalidInputException if the name breaks its rule
     */
    Page<Alert> alerts(String model, PageRequest page);
}
