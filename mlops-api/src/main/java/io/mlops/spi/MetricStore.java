package io.mlops.spi;

import io.mlops.page.PageRequest;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.util.List;

/**
 * Metric points. Points that are equal in series, step, time and value (bit for bit, all NaN alike) are one point. The package page holds the rules for all methods.
 */
public interface MetricStore {
    /**
     * Appends points of any number of runs, all or nothing.
     *
     * <p>Sequences of one writer rise; an append whose sequence is not greater than the last of its writer is a repeat and a no-op. Points of a run that is
     * purged or does not exist are refused; those of an ended run are taken.
     *
     * @param writerId who appends
     * @param sequence the number of this append among those of its writer, from 1
     * @param batches any number, for any number of runs
     * @throws io.mlops.error.NotFoundException if a run does not exist; nothing was written
     * @throws io.mlops.error.ConflictException if a run is deleted; nothing was written
     */
    void append(String writerId, long sequence, List<MetricBatch> batches);

    /**
     * Returns the latest point of each series of a run: the one with the largest (step, timestamp, value), NaN below all numbers. Ordered by key.
     *
     * @param runId which run
     * @throws io.mlops.error.NotFoundException if there is no such run
     */
    List<Metric> latest(String runId);

    /**
     * Returns a page of a series, ordered by (step, timestamp, value), each point once; empty where the series has none.
     *
     * @param runId which run
     * @param series which series
     * @param range which steps
     * @param page how many points and from where
     * @throws io.mlops.error.NotFoundException if there is no such run
     */
    MetricPage history(String runId, MetricSeries series, StepRange range, PageRequest page);

    /**
     * Returns a series reduced to buckets of equal width in steps, empty ones left out, in bounded memory.
     *
     * @param runId which run
     * @param series which series
     * @param range which steps; the buckets divide the steps that exist in it
     * @param buckets how many at most, at least 1
     * @throws io.mlops.error.NotFoundException if there is no such run
     */
    List<MetricBucket> downsample(String runId, MetricSeries series, StepRange range, int buckets);
}
