package io.mlops.core.chunk;

import io.mlops.tracking.MetricPoints;

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
}
