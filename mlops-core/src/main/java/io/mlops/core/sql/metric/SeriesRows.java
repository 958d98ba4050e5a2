package io.mlops.core.sql.metric;

import io.mlops.core.chunk.PointColumns;
import io.mlops.core.chunk.PointOrder;
import io.mlops.core.sql.session.ManyRows;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.tracking.RunNumbers;
import io.mlops.tracking.DatasetRef;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.MetricSeries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of series, each with the latest value. */
final class SeriesRows {
    private static final int SERIES_AT_ONCE = 16;
    private static final String WHERE =
            " WHERE run_no = ? AND key = ? AND model_id = ? AND dataset_name = ? AND dataset_digest = ?";
    private static final String SERIES = "series_no, key, model_id, dataset_name, dataset_digest";
    /** The run is looked up with its series: points come often, a few at a time. */
    private static final List<String> LATEST = IntStream.range(0, SERIES_AT_ONCE)
            .mapToObj(more -> "SELECT " + SERIES + ", latest_step, latest_time, latest_bits, r.run_no, r.stage"
                    + " FROM run r LEFT JOIN series s ON s.run_no = r.run_no AND s.key IN (?" + ", ?".repeat(more)
                    + ") WHERE r.run_id = ?")
            .toList();

    private static final ManyRows INSERT = new ManyRows(
            "INSERT INTO series (run_no, key, model_id, dataset_name, dataset_digest,"
                    + " latest_step, latest_time, latest_bits, latest_value)",
            9,
            "RETURNING " + SERIES);

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

        Latest later(Latest other) {
            return other.isBehind(this) ? other : this;
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

    /** A run that may be written, and what it has of some series. */
    private record Known(long run, Map<MetricSeries, Latest> series) {}

    /**
     * Moves the latest values where points go beyond them, and adds the series that are new; returns the numbers of all.
     *
     * @param runId {@code NotFoundException} if there is none, {@code ConflictException} if it is deleted
     * @param encoded points of the run
     */
    static Map<MetricSeries, Long> move(Session session, String runId, List<SqlMetricStore.Encoded> encoded)
            throws SQLException {
        Map<MetricSeries, Latest> last = new LinkedHashMap<>();
        encoded.forEach(one -> last.merge(one.series(), last(one.points()), Latest::later));
        Known known = known(session, runId, List.copyOf(last.keySet()));
        Map<MetricSeries, Long> numbers = new HashMap<>();
        List<Object[]> added = new ArrayList<>();
        for (Map.Entry<MetricSeries, Latest> one : last.entrySet()) {
            Latest before = known.series().get(one.getKey());
            if (before == null) {
                added.add(row(known.run(), one.getKey(), one.getValue()));
                continue;
            }
            numbers.put(one.getKey(), before.number());
            if (one.getValue().isBehind(before)) {
                update(session, before.number(), one.getValue());
            }
        }
        INSERT.insert(session, added, row -> numbers.put(series(row), row.getLong(1)));
        return numbers;
    }

    private static Known known(Session session, String runId, List<MetricSeries> wanted) throws SQLException {
        Map<MetricSeries, Latest> known = new HashMap<>();
        long[] run = {-1};
        for (int from = 0; from < wanted.size(); from += SERIES_AT_ONCE) {
            List<MetricSeries> some = wanted.subList(from, Math.min(from + SERIES_AT_ONCE, wanted.size()));
            Object[] values = Stream.concat(some.stream().map(MetricSeries::key), Stream.of(runId))
                    .toArray();
            session.each(
                    LATEST.get(some.size() - 1),
                    row -> {
                        run[0] = LifecycleStage.valueOf(row.getString(10)) == LifecycleStage.ACTIVE
                                ? row.getLong(9)
                                : -1;
                        if (row.getString(2) != null) {
                            known.put(series(row), latest(row));
                        }
                    },
                    values);
        }
        // A look-up says why there is no such run.
        return new Known(run[0] < 0 ? RunNumbers.active(session, runId) : run[0], known);
    }

    /** Reads the columns that come first wherever a series is returned. */
    private static MetricSeries series(ResultSet row) throws SQLException {
        String model = row.getString(3);
        String dataset = row.getString(4);
        return new MetricSeries(
                row.getString(2),
                model.isEmpty() ? Optional.empty() : Optional.of(model),
                dataset.isEmpty() ? Optional.empty() : Optional.of(new DatasetRef(dataset, row.getString(5))));
    }

    private static Latest latest(ResultSet row) throws SQLException {
        return new Latest(row.getLong(1), row.getLong(6), row.getLong(7), Double.longBitsToDouble(row.getLong(8)));
    }

    private static void update(Session session, long series, Latest last) throws SQLException {
        session.update(
                "UPDATE series SET latest_step = ?, latest_time = ?, latest_bits = ?, latest_value = ? WHERE series_no = ?",
                last.step(),
                last.timestamp(),
                Double.doubleToLongBits(last.value()),
                searchable(last.value()),
                series);
    }

    private static Latest last(PointColumns points) {
        int index = points.size() - 1;
        return new Latest(-1, points.step(index), points.timestamp(index), points.value(index));
    }

    private static Object[] row(long run, MetricSeries series, Latest last) {
        return new Object[] {
            run,
            series.key(),
            series.modelId().orElse(""),
            series.dataset().map(DatasetRef::name).orElse(""),
            series.dataset().map(DatasetRef::digest).orElse(""),
            last.step(),
            last.timestamp(),
            Double.doubleToLongBits(last.value()),
            searchable(last.value())
        };
    }

    /** Databases differ about NaN, and -0.0 has to be found as 0.0. */
    private static @Nullable Double searchable(double value) {
        return Double.isNaN(value) ? null : value + 0.0;
    }
}
