package io.mlops.core.memory;

import io.mlops.spi.table.PointWindow;
import io.mlops.spi.table.SeriesPoints;
import io.mlops.tracking.MetricPoints;
import java.util.HashMap;
import java.util.Map;

/** The columns of all series. Used inside its {@link Gate} alone; what a failed change appended stays, as nothing fails after it. */
final class MemoryPoints implements SeriesPoints {
    private final Map<Long, SeriesColumns> columns = new HashMap<>();

    @Override
    public void append(long series, MetricPoints points) {
        SeriesColumns known = columns.get(series);
        if (known == null) {
            columns.put(series, new SeriesColumns(points));
        } else {
            known.append(points);
        }
    }

    @Override
    public MetricPoints slice(long series, PointWindow window) {
        SeriesColumns known = columns.get(series);
        return known == null ? MetricPoints.empty() : known.slice(window);
    }

    @Override
    public void forget(long series) {
        columns.remove(series);
    }
}
