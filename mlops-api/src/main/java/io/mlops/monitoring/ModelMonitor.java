package io.mlops.monitoring;

import io.mlops.data.Row;
import io.mlops.registry.ModelVersion;
import java.time.Duration;
import java.util.List;

/**
 * Watches one model in one environment, whatever version is at work.
 *
 * <p>Thread-safe; a {@link Row} is not. {@link #observe} is for the scoring path: it never throws because of the SDK or its store, never blocks on I/O, and allocates
 * nothing in the steady state; what it must drop it counts. The other methods read and write the store.
 */
public interface ModelMonitor {
    /** Returns what it watches. */
    MonitorSpec spec();

    /** Returns a row over the schema, to be filled and observed again and again by one thread. */
    Row newRow();

    /**
     * Takes a prediction, dated by the clock.
     *
     * @param version the version that predicted
     * @param predictionId the caller's id, unique within the model; what its outcome will name; 1 to 500 code points, a prediction with another one is
     *     dropped
     * @param row the inputs; copied
     * @param prediction what was predicted: a value, or the index of a class
     */
    default void observe(ModelVersion version, String predictionId, Row row, double prediction) {
        observe(version, predictionId, row, prediction, -1);
    }

    /**
     * Takes a prediction and how long it took, dated by the clock.
     *
     * @param version the version that predicted
     * @param predictionId the caller's id, unique within the model; what its outcome will name; 1 to 500 code points, a prediction with another one is
     *     dropped
     * @param row the inputs; copied
     * @param prediction what was predicted: a value, or the index of a class
     * @param latencyNanos how long it took, in nanoseconds; negative where it was not measured
     */
    void observe(ModelVersion version, String predictionId, Row row, double prediction, long latencyNanos);

    /**
     * Judges every window that is over and was not judged yet, outcomes waited for, stores the reports, and raises an {@link Alert} where something CRITICAL is new.
     *
     * @throws io.mlops.error.BackendException if the store fails
     */
    ModelHealth check();

    /**
     * Returns the reports of all judged windows in a span, the oldest first.
     *
     * @param span from when to when
     * @throws io.mlops.error.BackendException if the store fails
     */
    List<WindowReport> reports(Window span);

    /**
     * Waits until what was observed so far is stored.
     *
     * @param timeout how long at most
     * @return what became of the observations; what was not stored in time is still waiting
     */
    ObservationCounts flush(Duration timeout);

    /** Returns what became of the observations so far. */
    ObservationCounts counts();
}
