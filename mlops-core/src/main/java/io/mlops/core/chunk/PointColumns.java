package io.mlops.core.chunk;

import io.mlops.tracking.MetricPoints;
import java.util.List;

/** Points as columns, ordered by {@link PointOrder}, each point once. Not changed once made. */
public final class PointColumns {
    private final long[] steps;
    private final long[] timestamps;
    private final double[] values;
    private final int size;

    /** Takes the columns over; the caller keeps none of them. */
    PointColumns(long[] steps, long[] timestamps, double[] values, int size) {
        this.steps = steps;
        this.timestamps = timestamps;
        this.values = values;
        this.size = size;
    }

    /** Returns no points. */
    public static PointColumns empty() {
        return new PointColumns(new long[0], new long[0], new double[0], 0);
    }

    /**
     * Returns points in order, each once.
     *
     * @param points in any order; identical ones may repeat
     */
    public static PointColumns of(MetricPoints points) {
        PointColumns given =
                new PointColumns(points.steps(), points.timestampsMillis(), points.values(), points.size());
        return given.isOrdered() ? given : PointSort.sort(given);
    }

    /**
     * Returns the points of several columns in order, each once.
     *
     * @param parts any number; they may overlap
     */
    public static PointColumns join(List<PointColumns> parts) {
        GrowingColumns all = new GrowingColumns();
        parts.forEach(part -> part.copy(0, part.size, all));
        return of(all.toPoints());
    }

    private boolean isOrdered() {
        for (int i = 1; i < size; i++) {
            if (PointOrder.compare(this, i - 1, this, i) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns how many points there are. */
    public int size() {
        return size;
    }

    /** Returns a step. */
    public long step(int index) {
        return steps[index];
    }

    /** Returns a timestamp in milliseconds. */
    public long timestamp(int index) {
        return timestamps[index];
    }

    /** Returns a value. */
    public double value(int index) {
        return values[index];
    }

    /**
     * Returns the index of the first point at or after a step, {@link #size()} where there is none.
     *
     * @param step any step
     * @param from the index to begin at
     */
    public int firstFrom(long step, int from) {
        int low = from;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps[middle] < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Copies points behind those that columns hold already.
     *
     * @param from the index of the first
     * @param to the index behind the last
     * @param target has room for them
     */
    public void copy(int from, int to, GrowingColumns target) {
        target.add(steps, timestamps, values, from, to - from);
    }
}
