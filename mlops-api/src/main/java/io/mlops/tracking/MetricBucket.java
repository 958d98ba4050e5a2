package io.mlops.tracking;

/**
 * A part of a series reduced to what a plot needs. Immutable.
 *
 * @param firstStep the smallest step in it
 * @param lastStep the largest step in it
 * @param min the smallest value that is not NaN; NaN where there is none
 * @param max the largest value that is not NaN; NaN where there is none
 * @param last the value of the point that comes last in the order (step, timestamp, value)
 * @param count how many points, NaN included; at least 1
 */
public record MetricBucket(long firstStep, long lastStep, double min, double max, double last, long count) {}
