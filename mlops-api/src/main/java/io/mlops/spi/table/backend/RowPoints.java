package io.mlops.spi.table.backend;

import io.mlops.spi.table.Point;
import io.mlops.spi.table.PointWindow;
import io.mlops.spi.table.SeriesPoints;
import io.mlops.spi.table.Table;
import io.mlops.spi.table.TableFormat;
import io.mlops.spi.table.Tables;
import io.mlops.tracking.MetricPoints;
import java.util.List;

/** Metric points as rows, one each: their keys keep them in the order of histories, and make equal points one. Used inside a read or a change alone. */
final class RowPoints implements SeriesPoints {
    private final Table<PointKey, PointRow> points;

    RowPoints(Tables store) {
        points = store.table(TableFormat.of("points", PointKey.class, PointRow.class));
    }

    @Override
    public void append(long series, MetricPoints added) {
        for (int i = 0; i < added.size(); i++) {
            Point point = Point.of(added, i);
            points.put(PointKey.of(series, point), new PointRow(series, point));
        }
    }

    @Override
    public MetricPoints slice(long series, PointWindow window) {
        List<Point> found = points.from(PointKey.of(series, window.from()))
                .takeWhile(row -> row.series() == series && row.point().step() <= window.lastStep())
                .map(PointRow::point)
                .filter(point -> !window.isAfter() || point.compareTo(window.from()) > 0)
                .limit(window.max())
                .toList();
        return MetricPoints.copyOf(
                found.stream().mapToLong(Point::step).toArray(),
                found.stream().mapToLong(Point::timestamp).toArray(),
                found.stream().mapToDouble(Point::value).toArray());
    }

    @Override
    public void forget(long series) {
        points.from(PointKey.of(series, Point.firstOf(Long.MIN_VALUE)))
                .takeWhile(row -> row.series() == series)
                .map(row -> PointKey.of(series, row.point()))
                .toList()
                .forEach(points::remove);
    }

    /** A point of a series. */
    private record PointRow(long series, Point point) {}

    /**
     * Names a point, in the order of histories.
     *
     * @param rank rises with the value: its bits, of negative numbers turned; the smallest for NaN
     */
    private record PointKey(long series, long step, long timestamp, long rank) {
        static PointKey of(long series, Point point) {
            return new PointKey(series, point.step(), point.timestamp(), rankOf(point.value()));
        }

        private static long rankOf(double value) {
            if (Double.isNaN(value)) {
                return Long.MIN_VALUE;
            }
            long bits = Double.doubleToLongBits(value);
            return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
        }
    }
}
