package io.mlops.spi;

import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import java.util.Objects;

/** Points of one series of one run, as columns in the order in which they were logged. Immutable. */
public final class MetricBatch {
    private final String runId;
    private final MetricSeries series;
    private final MetricPoints points;

    /**
     * Makes a batch.
     *
     * @param runId which run
     * @param series which series of it
     * @param points at least one
     */
    public MetricBatch(String runId, MetricSeries series, MetricPoints points) {
        this.runId = Objects.requireNonNull(runId, "runId");
        this.series = Objects.requireNonNull(series, "series");
        this.points = Objects.requireNonNull(points, "points");
    }

    /** Returns which run. */
    public String runId() {
        return runId;
    }

    /** Returns which series. */
    public MetricSeries series() {
        return series;
    }

    /** Returns the points, in any order; identical ones may repeat. */
    public MetricPoints points() {
        return points;
    }

    /** Returns the run, the series and how many points, not the points. */
    @Override
    public String toString() {
        return "MetricBatch[" + runId + ", " + series + ", " + points + "]";
    }
}
