package io.mlops.core.metric;

import io.mlops.page.PageRequest;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.MetricStore;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Stands before a real store and fails appends as a test says. */
final class FaultyMetricStore implements MetricStore {
    private final MetricStore store;
    private final Queue<RuntimeException> faults = new ArrayDeque<>();
    private final List<Long> sequences = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private boolean faultAfterwards;

    FaultyMetricStore(MetricStore store) {
        this.store = store;
    }

    /** The next append fails before anything is written. */
    synchronized void failNext(RuntimeException fault) {
        faults.add(fault);
    }

    /** The next append is made, and then fails. */
    synchronized void failNextAfterwards(RuntimeException fault) {
        faults.add(fault);
        faultAfterwards = true;
    }

    /** Appends wait until the gate is opened. */
    void shut() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    /** The sequences of all appends that were tried. */
    List<Long> sequences() {
        return sequences;
    }

    @Override
    public void append(String writerId, long sequence, List<MetricBatch> batches) {
        sequences.add(sequence);
        awaitGate();
        RuntimeException fault;
        boolean afterwards;
        synchronized (this) {
            fault = faults.poll();
            afterwards = faultAfterwards;
            faultAfterwards = false;
        }
        if (fault == null || afterwards) {
            store.append(writerId, sequence, batches);
        }
        if (fault != null) {
            throw fault;
        }
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<Metric> latest(String runId) {
        return store.latest(runId);
    }

    @Override
    public MetricPage history(String runId, MetricSeries series, StepRange range, PageRequest page) {
        return store.history(runId, series, range, page);
    }

    @Override
    public List<MetricBucket> downsample(String runId, MetricSeries series, StepRange range, int buckets) {
        return store.downsample(runId, series, range, buckets);
    }
}
