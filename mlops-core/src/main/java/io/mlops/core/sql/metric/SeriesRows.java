package io.mlops.core.sql.metric;

import io.mlops.core.chunk.PointColumns;
import io.mlops.core.chunk.PointOrder;
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

    private record Latest(long number, long step, long timestamp, double value) {
        /** Returns whether it comes after another one. */
        boolean isBehind(Latest other) {
            if (step != other.step) {
                return step > other.step;
            }
            if (timestamp != other.timestamp) {
                return timestamp > other.timestamp;
            }
            return PointOrder.rank(value) > PointOrder.rank(other.value);
        }
    }

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
    static long move(Session session, long run, SqlMetricStore.Encoded encoded) throws SQLException {
        MetricSeries series = encoded.series();
        Latest last = last(encoded.points());
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
            return insert(session, run, series, last);
        }
        Latest latest = known.get();
        if (last.isBehind(latest)) {
            session.update(
                    "UPDATE series SET latest_step = ?, latest_time = ?, latest_bits = ?, latest_value = ? WHERE series_no = ?",
                    last.step(),
                    last.timestamp(),
                    Double.doubleToLongBits(last.value()),
                    searchable(last.value()),
                    latest.number());
        }
        return latest.number();
    }

    private static Latest last(PointColumns points) {
        int index = points.size() - 1;
        return new Latest(-1, points.step(index), points.timestamp(index), points.value(index));
    }

    private static long insert(Session session, long run, MetricSeries series, Latest last) throws SQLException {
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
                last.step(),
                last.timestamp(),
                Double.doubleToLongBits(last.value()),
                searchable(last.value()));
    }

    /** Databases differ about NaN, and -0.0 has to be found as 0.0. */
    private static @Nullable Double searchable(double value) {
        return Double.isNaN(value) ? null : value + 0.0;
    }
}
