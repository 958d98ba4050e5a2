package io.mlops.core.metric;

import io.mlops.spi.MetricBatch;

/**
 * Points that were taken out of a buffer. Immutable.
 *
 * @param run whose they are
 * @param batch the points
 */
record Drained(RunMetrics run, MetricBatch batch) {}
