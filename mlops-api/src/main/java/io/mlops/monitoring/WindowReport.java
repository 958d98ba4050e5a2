package io.mlops.monitoring;

import java.util.List;
import java.util.Objects;

/**
 * What a monitor measured in one window for one version: error and latency, or the drift of the inputs, as the two may have windows of different lengths. Immutable.
 *
 * @param window when
 * @param version the number of the version that predicted
 * @param predictions how many predictions
 * @param performance the error; without outcomes in a report of inputs
 * @param latency how long predictions took; not measured in a report of inputs
 * @param drift each test on each column; empty in a report of error and latency, and where there was no reference to compare with
 */
public record WindowReport(
        Window window,
        int version,
        long predictions,
        Performance performance,
        Latency latency,
        List<ColumnDrift> drift) {
    /** Copies the list. */
    public WindowReport {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(performance, "performance");
        Objects.requireNonNull(latency, "latency");
        drift = List.copyOf(drift);
    }
}
