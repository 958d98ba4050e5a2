package io.mlops.spi.table;

import io.mlops.tracking.MetricPoints;

/**
 * A metric point in the order of histories: by step, timestamp and value, NaN below all numbers and -0.0 below 0.0. Immutable.
 *
 * @param step its step
 * @param timestamp milliseconds since 1970
 * @param value any double; all NaN are one
 */
public record Point(long step, long timestamp, double value) implements Comparable<Point> {
    /**
     * Returns what comes before all other points of a step.
     *
     * @param step which step
     */
    public static Point firstOf(long step) {
        return new Point(step, Long.MIN_VALUE, Double.NaN);
    }

    /**
     * Returns a point of columns.
     *
     * @param points the columns
     * @param index from 0
     */
    public static Point of(MetricPoints points, int index) {
        return new Point(points.step(index), points.timestampMillis(index), points.value(index));
    }

    @Override
    public int compareTo(Point other) {
        if (step != other.step) {
            return Long.compare(step, other.step);
        }
        if (timestamp != other.timestamp) {
            return Long.compare(timestamp, other.timestamp);
        }
        return Double.isNaN(value) || Double.isNaN(other.value)
                ? Boolean.compare(Double.isNaN(other.value), Double.isNaN(value))
                : Double.compare(value, other.value);
    }
}
