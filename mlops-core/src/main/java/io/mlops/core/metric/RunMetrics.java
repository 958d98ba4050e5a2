package io.mlops.core.metric;

import io.mlops.core.check.Keys;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.spi.MetricBatch;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.MetricWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The metric side of one open run: its series, whether a write of it failed, and how many of its points became what. Thread-safe. */
public final class RunMetrics {
    /** A buffer of so many points is worth a round of its own. */
    private static final int LARGE_BUFFER_POINTS = 4_096;

    private final String runId;
    private final MetricPipeline pipeline;
    private final Runnable permit;
    private final ConcurrentMap<String, SeriesBuffer> byKey = new ConcurrentHashMap<>();
    private final ConcurrentMap<MetricSeries, SeriesBuffer> bySeries = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable SeriesBuffer> dirty = new AtomicReference<>();
    private final AtomicBoolean listed = new AtomicBoolean();
    private final ReentrantLock writing = new ReentrantLock();
    private final Object together = new Object();
    private volatile @Nullable RuntimeException failure;
    private boolean sealed;

    /**
     * @param permit asked before each write whether the run may go on; throws if not
     */
    RunMetrics(String runId, MetricPipeline pipeline, Runnable permit) {
        this.runId = runId;
        this.pipeline = pipeline;
        this.permit = permit;
    }

    /**
     * Returns the writer of the series that has the key and nothing else; checks the key, and allocates, only the first time.
     *
     * @param key the metric's key
     * @throws InvalidInputException if it breaks its rule
     */
    public MetricWriter series(String key) {
        return buffer(key);
    }

    private SeriesBuffer buffer(String key) {
        SeriesBuffer known = byKey.get(key);
        return known == null ? buffer(MetricSeries.of(key)) : known;
    }

    /**
     * Logs one point for each of several metrics. One write takes all of them, unless there is no room for one of them, or more points wait than a write holds.
     *
     * @param values by key
     * @param step the position in training
     * @param timestamp milliseconds since 1970
     * @throws InvalidInputException if a key breaks its rule; then nothing is logged
     */
    public void logTogether(Map<String, Double> values, long step, long timestamp) {
        Map<SeriesBuffer, Double> points = new LinkedHashMap<>();
        values.forEach((key, value) -> points.put(buffer(key), value));
        synchronized (together) {
            points.entrySet().removeIf(point -> point.getKey().tryLog(point.getValue(), step, timestamp));
        }
        // Waiting for room with the lock held would keep away those who make it.
        points.forEach((buffer, value) -> buffer.log(value, step, timestamp));
    }

    /**
     * Returns the writer of a series.
     *
     * @param series which series
     * @throws InvalidInputException if a name in it breaks its rule
     */
    public MetricWriter open(MetricSeries series) {
        return buffer(series);
    }

    private SeriesBuffer buffer(MetricSeries series) {
        SeriesBuffer known = bySeries.get(series);
        if (known != null) {
            return known;
        }
        Keys.series(series);
        synchronized (this) {
            if (sealed) {
                throw ended();
            }
            SeriesBuffer opened = bySeries.computeIfAbsent(series, s -> new SeriesBuffer(this, s));
            if (series.equals(MetricSeries.of(series.key()))) {
                byKey.put(series.key(), opened);
            }
            return opened;
        }
    }

    /** Accepts no more points; after this returns, all that were accepted are on the list of dirty series. */
    public void seal() {
        synchronized (this) {
            sealed = true;
        }
        bySeries.values().forEach(SeriesBuffer::seal);
    }

    /**
     * Writes on the caller's thread what was accepted so far, and returns when it is settled; what another thread is writing is waited for. Its failure is told by {@link #failure()}. Interrupts do not end it; the flag stays set.
     */
    public void settle() {
        pipeline.appender().write(List.of(this));
    }

    /**
     * Lets the last points of a sealed run go into the commit that ends it.
     *
     * @param commit makes both durable, or throws
     * @return whether it was called and did; if not, {@link #settle()} and the end are still to come
     */
    public boolean endWith(Consumer<List<MetricBatch>> commit) {
        return pipeline.appender().endWith(this, commit);
    }

    /** Throws the failure of a write of this run, if one failed. */
    public void requireHealthy() {
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    /** Throws if the policy has changed and no longer lets the run go on. */
    void requirePermit() {
        permit.run();
    }

    void fail(RuntimeException cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /** Returns the failure of a write of this run, or null. */
    public @Nullable RuntimeException failure() {
        return failure;
    }

    /** Returns how many points were accepted. */
    public long acceptedPoints() {
        return bySeries.values().stream()
                .mapToLong(SeriesBuffer::acceptedPoints)
                .sum();
    }

    void giveBackIdleSpace() {
        bySeries.values().forEach(SeriesBuffer::giveBackIfIdle);
    }

    ConflictException ended() {
        return new ConflictException(
                "Run " + runId + " has ended and takes no more points; resume it with tracking().resumeRun");
    }

    String runId() {
        return runId;
    }

    /** Held by whoever takes points out of the buffers, until they are settled. */
    ReentrantLock writing() {
        return writing;
    }

    /** Held while points of one call are put into their buffers, and while the listed buffers are emptied. */
    Object together() {
        return together;
    }

    void markDirty(SeriesBuffer buffer) {
        SeriesBuffer head;
        do {
            head = dirty.get();
            buffer.nextDirty = head;
        } while (!dirty.compareAndSet(head, buffer));
        listIfDirty();
    }

    /** Takes the whole list of dirty series, the last that became dirty first. */
    @Nullable
    SeriesBuffer takeDirty() {
        return dirty.getAndSet(null);
    }

    /** Puts back what could not be taken. */
    void relist(SeriesBuffer first) {
        SeriesBuffer buffer = first;
        while (buffer != null) {
            SeriesBuffer following = buffer.nextDirty;
            markDirty(buffer);
            buffer = following;
        }
    }

    /** Tells the flusher of points unless it knows: a run that is written by its callers between two rounds is told of once. */
    void listIfDirty() {
        if (dirty.get() != null && listed.compareAndSet(false, true)) {
            pipeline.flusher().list(this);
        }
    }

    /** The flusher's round takes it: what comes from now on is for the next. */
    void unlisted() {
        listed.set(false);
    }

    void flushSoon() {
        listIfDirty();
        pipeline.flusher().wake();
    }

    /** Called when a buffer is half full: time to flush where it is a large one or the space runs short. */
    void flushIfCrowded(int points) {
        if (points >= LARGE_BUFFER_POINTS || space().isHalfUsed()) {
            pipeline.flusher().wake();
        }
    }

    BufferSpace space() {
        return pipeline.space();
    }

    Clock clock() {
        return pipeline.clock();
    }
}
