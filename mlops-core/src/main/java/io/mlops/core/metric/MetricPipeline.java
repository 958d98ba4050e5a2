package io.mlops.core.metric;

import io.mlops.error.BackendException;
import io.mlops.spi.MetricStore;
import io.mlops.tracking.DeliveryCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way of metric points from the callers' threads to the store. Thread-safe. */
public final class MetricPipeline {
    private final Clock clock;
    private final BufferSpace space;
    private final Flusher flusher;
    private final AtomicReference<@Nullable SeriesBuffer> dirty = new AtomicReference<>();
    private final Set<RunMetrics> runs = ConcurrentHashMap.newKeySet();
    private final Object retiring = new Object();
    private long acceptedByEndedRuns;
    private volatile @Nullable DeliveryCounts atClose;

    /**
     * Makes a pipeline, which starts no thread before the first point.
     *
     * @param store where points go; asked for when the first are written
     * @param writerId which opening of the store this is
     * @param clock dates points that bring no time
     * @param settings how points are buffered
     */
    public MetricPipeline(Supplier<MetricStore> store, String writerId, Clock clock, MetricSettings settings) {
        this.clock = clock;
        this.space = new BufferSpace(settings.bufferBytes(), settings.blockingLimit());
        this.flusher = new Flusher(this, new MetricAppender(store, writerId, settings), settings.flushInterval());
    }

    /**
     * Opens the metric side of a run.
     *
     * @param runId which run
     * @param permit asked before each write whether the run may go on; throws if not
     */
    public RunMetrics open(String runId, Runnable permit) {
        RunMetrics run = new RunMetrics(runId, this, permit);
        runs.add(run);
        return run;
    }

    /**
     * Forgets a run that was sealed and flushed.
     *
     * @param run what {@link #open} returned
     */
    public void retire(RunMetrics run) {
        synchronized (retiring) {
            if (runs.remove(run)) {
                acceptedByEndedRuns += run.acceptedPoints();
                run.giveBackIdleSpace();
            }
        }
    }

    /** Returns the counts of now. */
    public DeliveryCounts counts() {
        DeliveryCounts last = atClose;
        return last == null ? countsNow() : last;
    }

    private DeliveryCounts countsNow() {
        // What became of points is read before how many there were, so that none seems to be settled before it was
        // accepted.
        DeliveryCounts settled = flusher.settledCounts();
        return new DeliveryCounts(
                accepted(), settled.durable(), settled.delivered(), settled.dropped(), settled.failed());
    }

    /**
     * Waits until what was accepted so far is settled.
     *
     * @param timeout how long at most
     * @return the counts then
     * @throws BackendException the failure of a write
     */
    public DeliveryCounts flush(Duration timeout) {
        Cycle cycle = flusher.request();
        if (cycle.await(timeout) && cycle.settled().isCompletedExceptionally()) {
            throw failureOf(cycle);
        }
        return counts();
    }

    /** Returns a future that completes when what was accepted so far is settled. */
    public CompletableFuture<DeliveryCounts> flushAsync() {
        // Elsewhere than on the flusher's thread, which the caller's continuation could block.
        return flusher.request().settled().thenApplyAsync(nothing -> counts());
    }

    /** Waits without limit until what was accepted so far is settled, and tells nothing of failures: each run knows its own. Interrupts are as in {@link #settle(Duration)}. */
    public void settle() {
        boolean isSettled;
        do {
            isSettled = settle(Duration.ofMinutes(1));
        } while (!isSettled);
    }

    /**
     * Waits for a time until what was accepted so far is settled. An interrupt does not end the waiting, as the write goes on anyway and a run has to end; the flag stays set.
     *
     * @param timeout how long at most
     * @return whether it is
     */
    public boolean settle(Duration timeout) {
        Cycle cycle = flusher.request();
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean isSettled = cycle.await(timeout);
        boolean isInterrupted = false;
        while (!isSettled && System.nanoTime() - deadline < 0) {
            isInterrupted |= Thread.interrupted();
            isSettled = cycle.await(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return isSettled;
    }

    /**
     * Writes what was accepted and ends the thread.
     *
     * @param timeout how long to try; what is not written then is dropped
     * @return the counts at the end
     */
    public DeliveryCounts close(Duration timeout) {
        runs.forEach(RunMetrics::seal);
        flusher.close(timeout, this::accepted);
        DeliveryCounts last = counts();
        atClose = last;
        return last;
    }

    Clock clock() {
        return clock;
    }

    BufferSpace space() {
        return space;
    }

    void flushSoon() {
        flusher.wake();
    }

    /** Called when a buffer is half full: time to flush where it is a large one or the space runs short. */
    void flushIfCrowded(int points) {
        if (points >= Flusher.LARGE_BUFFER_POINTS || space.isHalfUsed()) {
            flusher.wake();
        }
    }

    void markDirty(SeriesBuffer buffer) {
        SeriesBuffer head;
        do {
            head = dirty.get();
            buffer.nextDirty = head;
        } while (!dirty.compareAndSet(head, buffer));
        if (head == null) {
            flusher.pointsArrived();
        }
    }

    /** Takes the whole list of dirty series, the last that became dirty first. */
    @Nullable
    SeriesBuffer takeDirty() {
        return dirty.getAndSet(null);
    }

    /** Puts back what could not be taken. */
    void relist(@Nullable SeriesBuffer first) {
        SeriesBuffer buffer = first;
        while (buffer != null) {
            SeriesBuffer following = buffer.nextDirty;
            markDirty(buffer);
            buffer = following;
        }
    }

    boolean hasDirty() {
        return dirty.get() != null;
    }

    /** After buffers were emptied: lets those who wait for room go on. */
    void roomFreed() {
        if (space.isWanted()) {
            runs.forEach(RunMetrics::giveBackIdleSpace);
        }
        space.signalFreed();
    }

    private long accepted() {
        synchronized (retiring) {
            long sum = acceptedByEndedRuns;
            for (RunMetrics run : runs) {
                sum += run.acceptedPoints();
            }
            return sum;
        }
    }

    private static RuntimeException failureOf(Cycle cycle) {
        try {
            cycle.settled().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                return failure;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new BackendException("Metric points could not be written", null);
    }
}
