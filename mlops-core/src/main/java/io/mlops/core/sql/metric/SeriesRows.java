package io.mlops.core.sql.metric;

import io.mlops.core.sql.session.Session;
import io.mlops.tracking.DatasetRef;
import io.mlops.tracking.MetricSeries;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of series, each with the latest value. */
final class SeriesRows {
    private static final String WHERE =
            " WHERE run_no = ? AND key = ? AND model_id = ? AND dataset_name = ? AND dataset_digest = ?";

    private SeriesRows() {}

    private record Latest(long number, long step, long timestamp, double value) {}

    /** Returns the number of a series, -1 where it has no points. */
    static long find(Session session, long run, MetricSeries series) throws SQLException {
        return session.number(
                "SELECT series_no FROM series" + WHERE,
                -1,
                run,
                series.key(),
                series.modelId().orElse(""),
                series.dataset().map(DatasetRef::name).orElse(""),
                series.dataset().map(DatasetRef::digest).orElse(""));
    }

    /** Moves the latest value where the points go beyond it; returns the number of the series. */
    static long move(Session session, long run, SeriesPoints points) throws SQLException {
        MetricSeries series = points.series();
        Optional<Latest> known = session.first(
                "SELECT series_no, latest_step, latest_time, latest_bits FROM series" + WHERE,
                row -> new Latest(
                        row.getLong(1), row.getLong(2), row.getLong(3), Double.longBitsToDouble(row.getLong(4))),
                run,
                series.key(),
                series.modelId().orElse(""),
                series.dataset().map(DatasetRef::name).orElse(""),
                series.dataset().map(DatasetRef::digest).orElse(""));
        if (known.isEmpty()) {
            return insert(session, run, points);
        }
        Latest latest = known.get();
        if (points.isBehind(latest.step(), latest.timestamp(), latest.value())) {
            session.update(
                    "UPDATE series SET latest_step = ?, latest_time = ?, latest_bits = ?, latest_value = ? WHERE series_no = ?",
                    points.lastStep(),
                    points.lastTimestamp(),
                    Double.doubleToLongBits(points.lastValue()),
                    searchable(points.lastValue()),
                    latest.number());
        }
        return latest.number();
    }

    private static long insert(Session session, long run, SeriesPoints points) throws SQLException {
        MetricSeries series = points.series();
        return session.number(
                "INSERT INTO series (run_no, key, model_id, dataset_name, dataset_digest,"
                        + " latest_step, latest_time, latest_bits, latest_value)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING series_no",
                -1,
                run,
                series.key(),
                series.modelId().orElse(""),
                series.dataset().map(DatasetRef::name).orElse(""),
                series.dataset().map(DatasetRef::digest).orElse(""),
                points.lastStep(),
                points.lastTimestamp(),
                Double.doubleToLongBits(points.lastValue()),
                searchable(points.lastValue()));
    }

    /** Databases differ about NaN, and -0.0 has to be found as 0.0. */
    private static @Nullable Double searchable(double value) {
        return Double.isNaN(value) ? null : value + 0.0;
    }
}
