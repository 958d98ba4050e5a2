package io.mlops.core.metric;

import io.mlops.page.PageRequest;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.MetricStore;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.util.List;

/** Keeps of points no more than tells whether each arrived once, whole, and beside those that belong to it. */
final class CountingMetricStore implements MetricStore {
    private long points;
    private long steps;
    private long alone;

    @Override
    public synchronized void append(String writerId, long sequence, List<MetricBatch> batches) {
        long before = points;
        for (MetricBatch batch : batches) {
            MetricPoints columns = batch.points();
            for (int i = 0; i < columns.size(); i++) {
                points++;
                // A point whose columns were taken at different moments counts for another one.
                steps += columns.values()[i] == columns.steps()[i] ? columns.steps()[i] : 1_000;
            }
        }
        alone += (points - before) % 2;
    }

    synchronized int points() {
        return (int) points;
    }

    /** The sum of all steps: where they are powers of two, it tells them apart. */
    synchronized int steps() {
        return (int) steps;
    }

    synchronized boolean holds(int step) {
        return (steps & step) != 0;
    }

    /** How many appends held an odd number of points. */
    synchronized int alone() {
        return (int) alone;
    }

    @Override
    public List<Metric> latest(String runId) {
        throw new UnsupportedOperationException("only written");
    }

    @Override
    public MetricPage history(String runId, MetricSeries series, StepRange range, PageRequest page) {
        throw new UnsupportedOperationException("only written");
    }

    @Override
    public List<MetricBucket> downsample(String runId, MetricSeries series, StepRange range, int buckets) {
        throw new UnsupportedOperationException("only written");
    }
}
