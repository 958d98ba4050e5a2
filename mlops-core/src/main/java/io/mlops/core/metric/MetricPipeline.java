package io.mlops.core.metric;

import io.mlops.core.check.Waits;
import io.mlops.error.BackendException;
import io.mlops.spi.MetricStore;
import io.mlops.tracking.DeliveryCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way of metric points from the callers' threads to the store. Thread-safe. */
public final class MetricPipeline {
    private final Clock clock;
    private final BufferSpace space;
    private final Patience patience;
    private final MetricAppender appender;
    private final Flusher flusher;
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
        this.space = new BufferSpace(settings.bufferBytes(), settings.blockingLimit(), this::giveBackIdle);
        this.patience = new Patience(settings.blockingLimit());
        this.appender = new MetricAppender(store, new Lanes(writerId), patience, space);
        this.flusher = new Flusher(appender, settings.flushInterval());
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
        long deadline = System.nanoTime() + Waits.nanos(timeout);
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
     * Writes what was accepted and ends the thread; where that was done, it returns the counts of then.
     *
     * @param timeout how long to try; what is not written then is dropped
     * @return the counts at the end
     */
    public synchronized DeliveryCounts close(Duration timeout) {
        DeliveryCounts known = atClose;
        if (known != null) {
            return known;
        }
        runs.forEach(RunMetrics::seal);
        flusher.close(timeout, patience, this::accepted);
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

    MetricAppender appender() {
        return appender;
    }

    Flusher flusher() {
        return flusher;
    }

    private void giveBackIdle() {
        runs.forEach(RunMetrics::giveBackIdleSpace);
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
