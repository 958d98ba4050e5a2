package io.mlops.core.metric;

import io.mlops.core.check.Waits;
import io.mlops.error.BackendException;
import io.mlops.tracking.DeliveryCounts;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The one thread that writes what nobody waits for, and for those who wait for all runs, round by round: everything that was accepted before a round began. Thread-safe. */
final class Flusher {
    private final MetricAppender appender;
    private final long intervalNanos;
    private final Queue<RunMetrics> listed = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Cycle next = new Cycle();
    private boolean urgent;
    private boolean closing;
    private @Nullable Thread thread;
    private volatile boolean idle = true;
    private volatile long dropped;

    Flusher(MetricAppender appender, Duration interval) {
        this.appender = appender;
        this.intervalNanos = Waits.nanos(interval);
    }

    /** Returns the round that settles whatever was accepted before the call, and starts it as soon as the one that goes on has ended. */
    Cycle request() {
        lock.lock();
        try {
            Cycle mine = next;
            if (closing && thread == null) {
                mine.settled().complete(null);
                return mine;
            }
            urgent = true;
            start();
            changed.signal();
            return mine;
        } finally {
            lock.unlock();
        }
    }

    /** Starts a round now, for nobody in particular. */
    void wake() {
        lock.lock();
        try {
            urgent = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a run into the next round, which begins after the interval at the latest; called once until that round. */
    void list(RunMetrics run) {
        listed.add(run);
        if (!idle) {
            return;
        }
        lock.lock();
        try {
            start();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns what became of points; how many were accepted is not known here and 0. */
    DeliveryCounts settledCounts() {
        long durable = appender.durable();
        return new DeliveryCounts(0, durable, durable, dropped, appender.failed());
    }

    /** Writes what there is, within a time, and counts the rest of what was accepted as dropped. */
    void close(Duration timeout, Patience patience, LongSupplier accepted) {
        Thread running;
        lock.lock();
        try {
            if (closing) {
                return;
            }
            closing = true;
            urgent = true;
            running = thread;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (running != null) {
            join(running, timeout);
            patience.giveUp();
            join(running, Duration.ofMillis(100));
        }
        dropped = accepted.getAsLong() - appender.durable() - appender.failed();
    }

    private static void join(Thread running, Duration timeout) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(running, Math.max(1, Waits.nanos(timeout)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start() {
        if (thread == null && !closing) {
            thread = new Thread(this::run, "mlops-flush");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        boolean last = false;
        while (!last) {
            Cycle mine;
            lock.lock();
            try {
                awaitReason();
                last = closing;
                urgent = false;
                mine = next;
                next = new Cycle();
            } finally {
                lock.unlock();
            }
            mine.complete(writeListed());
        }
        lock.lock();
        try {
            next.settled().complete(null);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable RuntimeException writeListed() {
        Set<RunMetrics> runs = new LinkedHashSet<>();
        for (RunMetrics run = listed.poll(); run != null; run = listed.poll()) {
            run.unlisted();
            runs.add(run);
        }
        try {
            return appender.write(runs);
        } catch (Error e) {
            // Lack of memory most likely: this thread must go on.
            return new BackendException(
                    "Metric points could not be written: " + e.getClass().getName(), e);
        } finally {
            runs.forEach(RunMetrics::listIfDirty);
        }
    }

    /** Waits for somebody who waits, or for points and then the interval. */
    private void awaitReason() {
        long left = intervalNanos;
        while (!urgent && left > 0) {
            if (!listed.isEmpty()) {
                try {
                    left = changed.awaitNanos(left);
                } catch (InterruptedException e) {
                    // Nobody is meant to interrupt this thread; a round that comes early harms nothing.
                    return;
                }
            } else {
                awaitAny();
            }
        }
    }

    /** Waits for a run or a request. A run is listed before its thread looks whether somebody has to be woken, so that it is seen here or there. */
    private void awaitAny() {
        idle = true;
        while (listed.isEmpty() && !urgent) {
            changed.awaitUninterruptibly();
        }
        idle = false;
    }
}
