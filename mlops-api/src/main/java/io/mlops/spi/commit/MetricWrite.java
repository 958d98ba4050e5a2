package io.mlops.spi.commit;

import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import java.util.Objects;

/**
 * Appends points of one series of a run, as {@link io.mlops.spi.MetricStore#append} does, together with another change: the last points of a run with its end. Immutable.
 *
 * @param runId {@code NotFoundException} if there is none, {@code ConflictException} if it is deleted
 * @param series which series of it
 * @param points in any order; identical ones may repeat
 */
public record MetricWrite(String runId, MetricSeries series, MetricPoints points) implements Write {
    /** Refuses nulls. */
    public MetricWrite {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(points, "points");
    }

    @Override
    public Part part() {
        return Part.METRIC;
    }
}
