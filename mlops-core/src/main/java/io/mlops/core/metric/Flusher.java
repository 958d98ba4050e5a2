package io.mlops.core.metric;

import io.mlops.tracking.DeliveryCounts;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The one thread that takes points out of the buffers and writes them, round by round. Thread-safe. */
final class Flusher {
    /** A buffer of so many points is worth a round of its own. */
    static final int LARGE_BUFFER_POINTS = 4_096;

    /** How long a round waits for those who waited for the last one as well: less than the sync that each round costs. */
    private static final long LATECOMERS_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final MetricPipeline pipeline;
    private final MetricAppender appender;
    private final long intervalNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Cycle next = new Cycle();
    private int waiting;
    private int waitedBefore;
    private boolean urgent;
    private boolean closing;
    private @Nullable Thread thread;
    private volatile long dropped;

    Flusher(MetricPipeline pipeline, MetricAppender appender, Duration interval) {
        this.pipeline = pipeline;
        this.appender = appender;
        this.intervalNanos = interval.toNanos();
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
            waiting++;
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

    /** Starts the interval after which a round begins. */
    void pointsArrived() {
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
    void close(Duration timeout, LongSupplier accepted) {
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
            appender.giveUp();
            join(running, Duration.ofMillis(100));
        }
        dropped = accepted.getAsLong() - appender.durable() - appender.failed();
    }

    private static void join(Thread running, Duration timeout) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(running, Math.max(1, timeout.toNanos()));
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
                awaitLatecomers();
                last = closing;
                urgent = false;
                mine = next;
                next = new Cycle();
            } finally {
                lock.unlock();
            }
            new Round(pipeline, appender).settle(mine);
        }
        lock.lock();
        try {
            next.settled().complete(null);
        } finally {
            lock.unlock();
        }
    }

    /** Threads that were answered together ask again together, each after its next point: a moment more lets them share the next sync as well. */
    private void awaitLatecomers() {
        long left = LATECOMERS_NANOS;
        try {
            while (waiting > 0 && waiting < waitedBefore && left > 0 && !closing) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // The round begins a little earlier.
        }
        waitedBefore = waiting;
        waiting = 0;
    }

    /** Waits for somebody who waits, or for points and then the interval. */
    private void awaitReason() {
        long left = intervalNanos;
        while (!urgent && left > 0) {
            if (pipeline.hasDirty()) {
                try {
                    left = changed.awaitNanos(left);
                } catch (InterruptedException e) {
                    return;
                }
            } else {
                changed.awaitUninterruptibly();
            }
        }
    }
}
