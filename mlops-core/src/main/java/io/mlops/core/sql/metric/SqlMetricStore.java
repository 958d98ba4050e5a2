package io.mlops.core.sql.metric;

import io.mlops.core.chunk.MetricChunk;
import io.mlops.core.chunk.PointColumns;
import io.mlops.core.sql.session.AppendMarks;
import io.mlops.core.sql.session.ManyRows;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.session.SqlWork;
import io.mlops.core.sql.session.Transactions;
import io.mlops.core.sql.tracking.RunLoader;
import io.mlops.core.sql.tracking.RunNumbers;
import io.mlops.page.PageRequest;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.MetricStore;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Metric points in SQL. Thread-safe. */
public final class SqlMetricStore implements MetricStore {
    private static final MetricPage EMPTY = new MetricPage(MetricPoints.empty(), Optional.empty());

    private static final ManyRows INSERT =
            new ManyRows("INSERT INTO metric_chunk (series_no, first_step, last_step, data)", 4, "");

    private final Transactions transactions;
    /** Used inside of transactions that write alone, which follow one another. */
    private final SeriesMemory memory = new SeriesMemory();

    /**
     * Makes a store.
     *
     * @param transactions its database
     */
    public SqlMetricStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Points of one series of a run as chunks: what takes time is done by the caller's thread, before the transaction. Immutable.
     *
     * @param runId which run
     * @param series which series of it
     * @param points in order, at least one
     * @param chunks the same points
     */
    public record Encoded(String runId, MetricSeries series, PointColumns points, List<MetricChunk> chunks) {
        /** Copies the list. */
        public Encoded {
            chunks = List.copyOf(chunks);
        }
    }

    @Override
    public void append(String writerId, long sequence, List<MetricBatch> batches) {
        List<Encoded> encoded = encode(batches);
        transactions.write(session -> {
            boolean isNew = AppendMarks.isNew(session, writerId, AppendMarks.METRICS, sequence);
            if (isNew) {
                write(session, encoded, memory);
            }
            return isNew;
        });
    }

    /**
     * Makes chunks of points.
     *
     * @param batches any number; empty ones are left out
     */
    public static List<Encoded> encode(List<MetricBatch> batches) {
        return batches.stream()
                .filter(batch -> batch.points().size() > 0)
                .map(batch -> {
                    PointColumns points = PointColumns.of(batch.points());
                    return new Encoded(batch.runId(), batch.series(), points, MetricChunk.of(points));
                })
                .toList();
    }

    /**
     * Writes points, and moves the latest values of their series.
     *
     * @param session a transaction that writes
     * @param encoded what {@link #encode} returned
     */
    public static void write(Session session, List<Encoded> encoded) throws SQLException {
        write(session, encoded, new SeriesMemory());
    }

    private static void write(Session session, List<Encoded> encoded, SeriesMemory memory) throws SQLException {
        Map<String, Map<MetricSeries, List<Encoded>>> byRun = new LinkedHashMap<>();
        encoded.forEach(one -> byRun.computeIfAbsent(one.runId(), id -> new LinkedHashMap<>())
                .computeIfAbsent(one.series(), series -> new ArrayList<>())
                .add(one));
        for (Map.Entry<String, Map<MetricSeries, List<Encoded>>> run : byRun.entrySet()) {
            Map<MetricSeries, List<Encoded>> unknown = run.getValue();
            memory.grow(session, run.getKey(), unknown);
            if (!unknown.isEmpty()) {
                write(session, run.getKey(), unknown).remember(run.getKey(), memory);
            }
        }
    }

    /** Few points are kept in the row of their series until they are enough for a chunk. */
    private static SeriesRows write(Session session, String runId, Map<MetricSeries, List<Encoded>> bySeries)
            throws SQLException {
        SeriesRows rows = SeriesRows.read(session, runId, bySeries.keySet());
        Map<MetricSeries, List<MetricChunk>> chunks = new LinkedHashMap<>();
        for (Map.Entry<MetricSeries, List<Encoded>> one : bySeries.entrySet()) {
            Growth growth = Growth.of(rows.tail(one.getKey()), one.getValue());
            rows.set(one.getKey(), growth.latest(), growth.tail());
            if (!growth.chunks().isEmpty()) {
                chunks.put(one.getKey(), growth.chunks());
            }
        }
        rows.insertNew(!chunks.isEmpty());
        List<Object[]> inserted = new ArrayList<>();
        chunks.forEach((series, some) -> addRows(rows.number(series), some, inserted));
        INSERT.insert(session, inserted);
        return rows;
    }

    static void insert(Session session, long series, List<MetricChunk> chunks) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        addRows(series, chunks, rows);
        INSERT.insert(session, rows);
    }

    private static void addRows(long series, List<MetricChunk> chunks, List<Object[]> rows) {
        for (MetricChunk chunk : chunks) {
            rows.add(new Object[] {series, chunk.firstStep(), chunk.lastStep(), chunk.sealed(series)});
        }
    }

    @Override
    public List<Metric> latest(String runId) {
        return transactions.read(session -> {
            long run = RunNumbers.any(session, runId);
            return RunLoader.metrics(session, List.of(run)).getOrDefault(run, List.of());
        });
    }

    @Override
    public MetricPage history(String runId, MetricSeries series, StepRange range, PageRequest page) {
        return inSeries(runId, series, EMPTY, (session, number) -> new History(session, number).page(range, page));
    }

    @Override
    public List<MetricBucket> downsample(String runId, MetricSeries series, StepRange range, int buckets) {
        return inSeries(
                runId, series, List.of(), (session, number) -> new Downsample(session, number).buckets(range, buckets));
    }

    private <T> T inSeries(String runId, MetricSeries series, T absent, SeriesWork<T> work) {
        SqlWork<T> read = session -> {
            long number = SeriesRows.find(session, RunNumbers.any(session, runId), series);
            return number < 0 ? absent : work.run(session, number);
        };
        return transactions.read(read);
    }

    /** Reads one series. */
    @FunctionalInterface
    private interface SeriesWork<T> {
        T run(Session session, long series) throws SQLException;
    }
}
