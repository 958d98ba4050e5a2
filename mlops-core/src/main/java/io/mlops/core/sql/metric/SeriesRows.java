package io.mlops.core.sql.metric;

import io.mlops.core.sql.session.ManyRows;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.tracking.RunNumbers;
import io.mlops.error.StoreCorruptException;
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
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of some series of a run, each with the latest value and the tail, for one append. */
final class SeriesRows {
    private static final int KEYS_AT_ONCE = 16;
    static final String WHERE =
            " WHERE run_no = ? AND key = ? AND model_id = ? AND dataset_name = ? AND dataset_digest = ?";
    private static final String SERIES = "series_no, key, model_id, dataset_name, dataset_digest";
    /** The run is looked up with its series: points come often, a few at a time. */
    private static final List<String> READ = IntStream.range(0, KEYS_AT_ONCE)
            .mapToObj(more -> "SELECT " + SERIES + ", latest_step, latest_time, latest_bits, tail, r.run_no, r.stage"
                    + " FROM run r LEFT JOIN series s ON s.run_no = r.run_no AND s.key IN (?" + ", ?".repeat(more)
                    + ") WHERE r.run_id = ?")
            .toList();

    private static final String NEW = "INSERT INTO series (run_no, key, model_id, dataset_name, dataset_digest,"
            + " latest_step, latest_time, latest_bits, latest_value, tail_first, tail_last, tail)";
    private static final ManyRows INSERT = new ManyRows(NEW, 12, "");
    private static final ManyRows INSERT_NUMBERED = new ManyRows(NEW, 12, "RETURNING " + SERIES);

    static final String SET = "UPDATE series SET latest_step = ?, latest_time = ?, latest_bits = ?, latest_value = ?";
    static final String SET_TAIL = ", tail_first = ?, tail_last = ?, tail = ?";
    private static final String NUMBER = " WHERE series_no = ?";

    private final Session session;
    private final Set<MetricSeries> wanted;
    private final Map<MetricSeries, Latest> known = new HashMap<>();
    /** Decoded one at a time: an append may be one of many series. */
    private final Map<MetricSeries, byte[]> tails = new HashMap<>();

    private final Map<MetricSeries, Long> numbers = new HashMap<>();
    private final Map<MetricSeries, SeriesRow> written = new HashMap<>();
    private final List<Object[]> added = new ArrayList<>();
    private long run = -1;

    private SeriesRows(Session session, Set<MetricSeries> wanted) {
        this.session = session;
        this.wanted = wanted;
    }

    /** Returns the number of a series, -1 where it has no points. */
    static long find(Session session, long run, MetricSeries series) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        addPlace(run, series, values);
        return session.number("SELECT series_no FROM series" + WHERE, -1, values.toArray());
    }

    /** Adds what tells a series from all others. */
    static void addPlace(long run, MetricSeries series, List<@Nullable Object> values) {
        values.add(run);
        values.add(series.key());
        values.add(series.modelId().orElse(""));
        values.add(series.dataset().map(DatasetRef::name).orElse(""));
        values.add(series.dataset().map(DatasetRef::digest).orElse(""));
    }

    /**
     * Reads what a run has of some series.
     *
     * @param runId {@code NotFoundException} if there is none, {@code ConflictException} if it is deleted
     */
    static SeriesRows read(Session session, String runId, Set<MetricSeries> wanted) throws SQLException {
        SeriesRows rows = new SeriesRows(session, wanted);
        List<String> keys = wanted.stream().map(MetricSeries::key).distinct().toList();
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            rows.readSome(runId, keys.subList(from, Math.min(from + KEYS_AT_ONCE, keys.size())));
        }
        if (rows.run < 0) {
            // A look-up says why there is no such run.
            rows.run = RunNumbers.active(session, runId);
        }
        return rows;
    }

    private void readSome(String runId, List<String> keys) throws SQLException {
        Object[] values = Stream.concat(keys.stream(), Stream.of(runId)).toArray();
        session.each(
                READ.get(keys.size() - 1),
                row -> {
                    run = LifecycleStage.valueOf(row.getString(11)) == LifecycleStage.ACTIVE ? row.getLong(10) : -1;
                    if (row.getString(2) != null) {
                        add(series(row), row);
                    }
                },
                values);
    }

    /** A key may have many series that nobody wants now. */
    private void add(MetricSeries series, ResultSet row) throws SQLException {
        if (wanted.contains(series)) {
            numbers.put(series, row.getLong(1));
            known.put(series, latest(row));
            byte[] tail = row.getBytes(9);
            if (tail != null) {
                tails.put(series, tail);
            }
        }
    }

    /** Returns the tail of a series, none where the series is new; empty where it is damaged: it stays as it is, for the check to find, and keeps nobody from writing. */
    Optional<Tail> tail(MetricSeries series) {
        try {
            return Optional.of(Tail.read(run, tails.get(series)));
        } catch (StoreCorruptException e) {
            return Optional.empty();
        }
    }

    /** Moves the latest value of a series where points go beyond it, and sets its tail where it has another; a new series is there after {@link #insertNew}. */
    void set(MetricSeries series, Latest last, Optional<Tail> tail) throws SQLException {
        Latest before = known.get(series);
        if (before == null) {
            SeriesRow row = new SeriesRow(run, last, tail.orElse(Tail.NONE));
            written.put(series, row);
            added.add(columns(series, row));
            return;
        }
        Latest latest = before.later(last);
        List<@Nullable Object> values = new ArrayList<>();
        if (tail.isPresent()) {
            SeriesRow row = new SeriesRow(run, latest, tail.get());
            written.put(series, row);
            row.addColumns(values);
            values.add(number(series));
            session.update(SET + SET_TAIL + NUMBER, values.toArray());
        } else if (!latest.equals(before)) {
            latest.addColumns(values);
            values.add(number(series));
            session.update(SET + NUMBER, values.toArray());
        }
    }

    /**
     * Inserts the rows of new series.
     *
     * @param isNumbered whether {@link #number} is asked for them; where nobody does, that costs nothing
     */
    void insertNew(boolean isNumbered) throws SQLException {
        if (isNumbered) {
            INSERT_NUMBERED.insert(session, added, row -> numbers.put(series(row), row.getLong(1)));
        } else {
            INSERT.insert(session, added);
        }
    }

    /** Remembers the rows that were written. */
    void remember(String runId, SeriesMemory memory) {
        written.forEach((series, row) -> memory.add(runId, series, run, row));
    }

    /** Returns the number of a series that is there, and was read or numbered. */
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

    private Object[] columns(MetricSeries series, SeriesRow row) {
        List<@Nullable Object> values = new ArrayList<>();
        addPlace(run, series, values);
        row.addColumns(values);
        return values.toArray();
    }
}
