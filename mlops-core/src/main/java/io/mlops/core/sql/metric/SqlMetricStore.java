package io.mlops.core.sql.metric;

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
import java.util.List;
import java.util.Optional;

/** Metric points in SQL. Thread-safe. */
public final class SqlMetricStore implements MetricStore {
    private static final MetricPage EMPTY = new MetricPage(MetricPoints.empty(), Optional.empty());

    private final Transactions transactions;

    /**
     * Makes a store.
     *
     * @param transactions its database
     */
    public SqlMetricStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void append(String writerId, long sequence, List<MetricBatch> batches) {
        MetricAppend append = new MetricAppend(writerId, sequence, batches);
        transactions.write(session -> {
            append.write(session);
            return append;
        });
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
