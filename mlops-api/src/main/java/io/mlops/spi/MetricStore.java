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
     * purged or does not exist are refused; those of an ended run are taken. An append that was refused does not use up its sequence.
     *
     * @param writerId who appends
     * @param sequence the number of this append among those of its writer, from 1
     * @param batches any number, for any number of runs
     * @throws io.mlops.error.NotFoundException if a run does not exist; nothing was written
     * @throws io.mlops.error.ConflictException if a run is deleted; nothing was written
     * @throws io.mlops.error.UnsupportedCapabilityException if a series has a model or a dataset and the store lacks {@link Capability#SERIES_DIMENSIONS}; nothing was
     *     written
     */
    void append(String writerId, long sequence, List<MetricBatch> batches);

    /**
     * Returns the latest point of each series of a run: the one with the largest (step, timestamp, value), NaN below all numbers and -0.0 below 0.0. Ordered by key by
     * code point, then by model id and dataset, a missing one first.
     *
     * @param runId which run
     * @throws io.mlops.error.NotFoundException if there is no such run
     */
    List<Metric> latest(String runId);

    /**
     * Returns a page of a series, ordered by (step, timestamp, value) with NaN below all numbers and -0.0 below 0.0, each point once; empty where the series
     * has none.
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
     * <p>With the smallest and the largest step that exist in the range, the width is {@code (largest - smallest) / buckets + 1}, unsigned, and the bucket of a step is
     * {@code (step - smallest) / width}.
     *
     * @param runId which run
     * @param series which series
     * @param range which steps; the buckets divide the steps that exist in it
     * @param buckets how many at most, at least 1
     * @throws io.mlops.error.NotFoundException if there is no such run
     */
    List<MetricBucket> downsample(String runId, MetricSeries series, StepRange range, int buckets);
}
