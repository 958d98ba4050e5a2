package io.mlops.core.sql.metric;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of some series of a run, each with the latest value and the tail, for one append. */
final class SeriesRows {
    private static final int SERIES_AT_ONCE = 16;
    private static final String WHERE =
            " WHERE run_no = ? AND key = ? AND model_id = ? AND dataset_name = ? AND dataset_digest = ?";
    private static final String SERIES = "series_no, key, model_id, dataset_name, dataset_digest";
    /** The run is looked up with its series: points come often, a few at a time. */
    private static final List<String> READ = IntStream.range(0, SERIES_AT_ONCE)
            .mapToObj(more -> "SELECT " + SERIES + ", latest_step, latest_time, latest_bits, tail, r.run_no, r.stage"
                    + " FROM run r LEFT JOIN series s ON s.run_no = r.run_no AND s.key IN (?" + ", ?".repeat(more)
                    + ") WHERE r.run_id = ?")
            .toList();

    private static final ManyRows INSERT = new ManyRows(
            "INSERT INTO series (run_no, key, model_id, dataset_name, dataset_digest,"
                    + " latest_step, latest_time, latest_bits, latest_value, tail_first, tail_last, tail)",
            12,
            "RETURNING " + SERIES);

    private final Session session;
    private final Map<MetricSeries, Row> known = new HashMap<>();
    private final Map<MetricSeries, Long> numbers = new HashMap<>();
    private final List<Object[]> added = new ArrayList<>();
    private long run = -1;

    private SeriesRows(Session session) {
        this.session = session;
    }

    private record Row(Latest latest, Tail tail) {}

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

    /**
     * Reads what a run has of some series.
     *
     * @param runId {@code NotFoundException} if there is none, {@code ConflictException} if it is deleted
     */
    static SeriesRows read(Session session, String runId, List<MetricSeries> wanted) throws SQLException {
        SeriesRows rows = new SeriesRows(session);
        for (int from = 0; from < wanted.size(); from += SERIES_AT_ONCE) {
            rows.readSome(runId, wanted.subList(from, Math.min(from + SERIES_AT_ONCE, wanted.size())));
        }
        if (rows.run < 0) {
            // A look-up says why there is no such run.
            rows.run = RunNumbers.active(session, runId);
        }
        return rows;
    }

    private void readSome(String runId, List<MetricSeries> wanted) throws SQLException {
        Object[] values = Stream.concat(wanted.stream().map(MetricSeries::key), Stream.of(runId))
                .toArray();
        session.each(
                READ.get(wanted.size() - 1),
                row -> {
                    run = LifecycleStage.valueOf(row.getString(11)) == LifecycleStage.ACTIVE ? row.getLong(10) : -1;
                    if (row.getString(2) != null) {
                        MetricSeries series = series(row);
                        numbers.put(series, row.getLong(1));
                        known.put(series, new Row(latest(row), Tail.read(row.getLong(10), row.getBytes(9))));
                    }
                },
                values);
    }

    /** Returns the tail of a series, none where the series is new. */
    Tail tail(MetricSeries series) {
        Row row = known.get(series);
        return row == null ? Tail.NONE : row.tail();
    }

    /** Moves the latest value of a series where points go beyond it, and sets its tail; a new series is there after {@link #insertNew()}. */
    void set(MetricSeries series, Latest last, Tail tail) throws SQLException {
        Row row = known.get(series);
        if (row == null) {
            added.add(row(series, last, tail));
            return;
        }
        Latest latest = row.latest().later(last);
        if (!latest.equals(row.latest()) || !tail.equals(row.tail())) {
            List<@Nullable Object> values = changing(latest, tail);
            values.add(number(series));
            session.update(
                    "UPDATE series SET latest_step = ?, latest_time = ?, latest_bits = ?, latest_value = ?,"
                            + " tail_first = ?, tail_last = ?, tail = ? WHERE series_no = ?",
                    values.toArray());
        }
    }

    void insertNew() throws SQLException {
        INSERT.insert(session, added, row -> numbers.put(series(row), row.getLong(1)));
    }

    /** Returns the number of a series that is there. */
    long number(MetricSeries series) {
        return Objects.requireNonNull(numbers.get(series));
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
        return new Latest(row.getLong(6), row.getLong(7), Double.longBitsToDouble(row.getLong(8)));
    }

    private Object[] row(MetricSeries series, Latest latest, Tail tail) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(run);
        values.add(series.key());
        values.add(series.modelId().orElse(""));
        values.add(series.dataset().map(DatasetRef::name).orElse(""));
        values.add(series.dataset().map(DatasetRef::digest).orElse(""));
        values.addAll(changing(latest, tail));
        return values.toArray();
    }

    private List<@Nullable Object> changing(Latest latest, Tail tail) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(latest.step());
        values.add(latest.timestamp());
        values.add(Double.doubleToLongBits(latest.value()));
        values.add(latest.searchable());
        tail.addColumns(run, values);
        return values;
    }
}
