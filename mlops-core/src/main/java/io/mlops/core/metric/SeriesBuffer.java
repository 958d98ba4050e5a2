package io.mlops.core.metric;

import io.mlops.core.check.Values;
import io.mlops.spi.MetricBatch;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.MetricWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The points of one series that were accepted and not yet taken: three columns that grow within the shared space. Thread-safe; guarded by its own lock.
 */
final class SeriesBuffer implements MetricWriter {
    static final int BYTES_PER_POINT = 3 * Long.BYTES;

    private static final int FIRST_CAPACITY = 16;
    private static final int MAX_CAPACITY = 1 << 16;
    private static final long[] NO_LONGS = {};
    private static final double[] NO_DOUBLES = {};

    private final RunMetrics run;
    private final MetricSeries series;

    /** The next on the run's list of dirty series; written by whoever makes this one dirty, read by whoever takes the list. */
    @Nullable
    SeriesBuffer nextDirty;

    private long[] steps = NO_LONGS;
    private long[] timestamps = NO_LONGS;
    private double[] values = NO_DOUBLES;
    private int size;
    private boolean dirty;
    private boolean sealed;
    private long accepted;

    SeriesBuffer(RunMetrics run, MetricSeries series) {
        this.run = run;
        this.series = series;
    }

    @Override
    public void log(double value, long step) {
        accept(value, step, run.clock().millis());
    }

    @Override
    public void log(double value, long step, long timestampMillis) {
        accept(value, step, Values.time(timestampMillis));
    }

    /** Logs a point where there is room for it now. */
    boolean tryLog(double value, long step, long timestampMillis) {
        run.requireHealthy();
        return offer(value, step, timestampMillis);
    }

    private void accept(double value, long step, long timestamp) {
        run.requireHealthy();
        if (!offer(value, step, timestamp)) {
            run.space().await(holdsNothing(), () -> offerOrNudge(value, step, timestamp));
        }
    }

    private boolean offerOrNudge(double value, long step, long timestamp) {
        boolean offered = offer(value, step, timestamp);
        if (!offered) {
            run.flushSoon();
        }
        return offered;
    }

    /** A buffer that has some capacity gets room by being emptied; only one without any needs the space of others. */
    private synchronized boolean holdsNothing() {
        return values.length == 0;
    }

    /** Returns false where there is no room now. */
    private synchronized boolean offer(double value, long step, long timestamp) {
        if (sealed) {
            throw run.ended();
        }
        if (size == values.length && !grow()) {
            return false;
        }
        steps[size] = step;
        timestamps[size] = timestamp;
        values[size] = value;
        size++;
        accepted++;
        if (!dirty) {
            dirty = true;
            run.markDirty(this);
        } else if (size == values.length / 2 && size > FIRST_CAPACITY) {
            run.flushIfCrowded(size);
        }
        return true;
    }

    private boolean grow() {
        int capacity = values.length == 0 ? FIRST_CAPACITY : values.length * 2;
        long more = (long) (capacity - values.length) * BYTES_PER_POINT;
        if (capacity > MAX_CAPACITY || !run.space().tryReserve(more)) {
            return false;
        }
        resize(capacity);
        return true;
    }

    private void resize(int capacity) {
        steps = capacity == 0 ? NO_LONGS : Arrays.copyOf(steps, capacity);
        timestamps = capacity == 0 ? NO_LONGS : Arrays.copyOf(timestamps, capacity);
        values = capacity == 0 ? NO_DOUBLES : Arrays.copyOf(values, capacity);
    }

    /**
     * Takes all points out and makes the buffer clean; called by whoever holds the run's {@link RunMetrics#writing()}.
     *
     * @param giveBack whether others wait for the space that it holds
     */
    synchronized MetricBatch drain(boolean giveBack) {
        MetricBatch batch = new MetricBatch(run.runId(), series, MetricPoints.copyOf(steps, timestamps, values, size));
        boolean oversized = values.length > FIRST_CAPACITY && size < values.length / 4;
        size = 0;
        dirty = false;
        nextDirty = null;
        if (giveBack || sealed) {
            shrink(0);
        } else if (oversized) {
            shrink(values.length / 2);
        }
        return batch;
    }

    /** Gives back the space of a buffer that holds nothing. */
    synchronized void giveBackIfIdle() {
        if (size == 0) {
            shrink(0);
        }
    }

    /** Accepts no more; after this returns, whatever was accepted is on the list of dirty series. */
    synchronized void seal() {
        sealed = true;
    }

    synchronized long acceptedPoints() {
        return accepted;
    }

    private void shrink(int capacity) {
        run.space().release((long) (values.length - capacity) * BYTES_PER_POINT);
        resize(capacity);
    }
}
