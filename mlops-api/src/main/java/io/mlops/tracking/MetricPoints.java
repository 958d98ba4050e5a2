package io.mlops.tracking;

import java.util.Arrays;
import java.util.Objects;

/**
 * Points of one series as primitive columns: step, timestamp in milliseconds since 1970, value.
 *
 * <p>Immutable: the factory copies. Two are equal where all columns are, values bit for bit.
 */
public final class MetricPoints {
    private static final MetricPoints EMPTY = new MetricPoints(new long[0], new long[0], new double[0]);

    private final long[] steps;
    private final long[] timestamps;
    private final double[] values;

    private MetricPoints(long[] steps, long[] timestamps, double[] values) {
        this.steps = steps;
        this.timestamps = timestamps;
        this.values = values;
    }

    /** Returns no points. */
    public static MetricPoints empty() {
        return EMPTY;
    }

    /**
     * Returns points from columns, which are copied.
     *
     * @param steps n steps
     * @param timestamps n times in milliseconds since 1970
     * @param values n values
     * @throws IllegalArgumentException if the columns differ in length
     */
    public static MetricPoints copyOf(long[] steps, long[] timestamps, double[] values) {
        return copyOf(steps, timestamps, values, steps.length);
    }

    /**
     * Returns points from the first {@code size} entries of columns, which are copied.
     *
     * @param steps at least {@code size} steps
     * @param timestamps at least {@code size} times in milliseconds since 1970
     * @param values at least {@code size} values
     * @param size how many points
     * @throws IllegalArgumentException if a column is shorter
     */
    public static MetricPoints copyOf(long[] steps, long[] timestamps, double[] values, int size) {
        if (size < 0 || steps.length < size || timestamps.length < size || values.length < size) {
            throw new IllegalArgumentException("columns of " + steps.length + ", " + timestamps.length + " and "
                    + values.length + " entries do not hold " + size + " points");
        }
        return new MetricPoints(
                Arrays.copyOf(steps, size), Arrays.copyOf(timestamps, size), Arrays.copyOf(values, size));
    }

    /** Returns how many points there are. */
    public int size() {
        return steps.length;
    }

    /**
     * Returns a step.
     *
     * @param index 0 to {@code size() - 1}
     */
    public long step(int index) {
        return steps[index];
    }

    /**
     * Returns a timestamp, in milliseconds since 1970.
     *
     * @param index 0 to {@code size() - 1}
     */
    public long timestampMillis(int index) {
        return timestamps[index];
    }

    /**
     * Returns a value.
     *
     * @param index 0 to {@code size() - 1}
     */
    public double value(int index) {
        return values[index];
    }

    /** Returns a copy of the steps. */
    public long[] steps() {
        return steps.clone();
    }

    /** Returns a copy of the timestamps, in milliseconds since 1970. */
    public long[] timestampsMillis() {
        return timestamps.clone();
    }

    /** Returns a copy of the values. */
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricPoints that
                && Arrays.equals(steps, that.steps)
                && Arrays.equals(timestamps, that.timestamps)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(steps), Arrays.hashCode(timestamps), Arrays.hashCode(values));
    }

    /** Returns how many points there are, not the points. */
    @Override
    public String toString() {
        return "MetricPoints[size=" + size() + "]";
    }
}
