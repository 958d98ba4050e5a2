package io.mlops.core.chunk;

import io.mlops.tracking.MetricPoints;
import java.util.Arrays;

/** Columns of points that grow at their end. For use by one thread. */
public final class GrowingColumns {
    private long[] steps = {};
    private long[] timestamps = {};
    private double[] values = {};
    private int size;

    /** Makes empty columns. */
    public GrowingColumns() {}

    /** Returns how many points there are. */
    public int size() {
        return size;
    }

    /**
     * Appends all points.
     *
     * @param points in any order
     */
    public void add(MetricPoints points) {
        reserve(points.size());
        for (int i = 0; i < points.size(); i++) {
            steps[size + i] = points.step(i);
            timestamps[size + i] = points.timestampMillis(i);
            values[size + i] = points.value(i);
        }
        size += points.size();
    }

    void add(long[] moreSteps, long[] moreTimestamps, double[] moreValues, int from, int count) {
        reserve(count);
        System.arraycopy(moreSteps, from, steps, size, count);
        System.arraycopy(moreTimestamps, from, timestamps, size, count);
        System.arraycopy(moreValues, from, values, size, count);
        size += count;
    }

    private void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > values.length) {
            int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, 2L * values.length));
            steps = Arrays.copyOf(steps, capacity);
            timestamps = Arrays.copyOf(timestamps, capacity);
            values = Arrays.copyOf(values, capacity);
        }
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
     * Returns a timestamp in milliseconds.
     *
     * @param index 0 to {@code size() - 1}
     */
    public long timestamp(int index) {
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

    /** Returns a copy of all points. */
    public MetricPoints toPoints() {
        return MetricPoints.copyOf(steps, timestamps, values, size);
    }
}
