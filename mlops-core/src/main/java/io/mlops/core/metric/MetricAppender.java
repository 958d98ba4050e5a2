package io.mlops.core.metric;

import io.mlops.error.BackendException;
import io.mlops.error.ConflictException;
import io.mlops.error.MlopsException;
import io.mlops.error.NotFoundException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.PolicyViolationException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.MetricStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands taken points to the store, repeats what may be repeated, and finds out which run a refusal concerns. Used by the flusher's thread; {@link #giveUp} by any. */
final class MetricAppender {
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final Supplier<MetricStore> store;
    private final String writerId;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition gaveUp = lock.newCondition();
    private boolean hopeless;
    private long sequence;
    private final AtomicLong durable = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    MetricAppender(Supplier<MetricStore> store, String writerId, MetricSettings settings) {
        this.store = store;
        this.writerId = writerId;
        this.patience = settings.blockingLimit();
    }

    long durable() {
        return durable.get();
    }

    long failed() {
        return failed.get();
    }

    /** Repeats nothing any more: the time to close is up. */
    void giveUp() {
        lock.lock();
        try {
            hopeless = true;
            gaveUp.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Writes points, and fails the runs whose points cannot be written. Returns the first failure, or null. */
    @Nullable
    RuntimeException append(List<Drained> drained) {
        List<Drained> permitted = new ArrayList<>();
        RuntimeException first = null;
        for (Drained one : drained) {
            RuntimeException refusal = refusal(one.run());
            if (refusal == null) {
                permitted.add(one);
            } else {
                first = first == null ? refusal : first;
                fail(List.of(one), refusal);
            }
        }
        RuntimeException failure = permitted.isEmpty() ? null : write(permitted);
        if (failure != null && concernsOneRun(failure)) {
            failure = appendEachRun(permitted);
        } else if (failure != null) {
            fail(permitted, failure);
        }
        return first == null ? failure : first;
    }

    private @Nullable RuntimeException appendEachRun(List<Drained> drained) {
        Map<RunMetrics, List<Drained>> byRun = new LinkedHashMap<>();
        drained.forEach(one ->
                byRun.computeIfAbsent(one.run(), run -> new ArrayList<>()).add(one));
        RuntimeException first = null;
        for (List<Drained> ofRun : byRun.values()) {
            RuntimeException failure = write(ofRun);
            if (failure != null) {
                fail(ofRun, failure);
                first = first == null ? failure : first;
            }
        }
        return first;
    }

    private static @Nullable RuntimeException refusal(RunMetrics run) {
        try {
            run.requirePermit();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** One append, all or nothing, repeated under its sequence while that is safe and there is hope. Returns the failure, or null. */
    private @Nullable RuntimeException write(List<Drained> drained) {
        List<MetricBatch> batches = drained.stream().map(Drained::batch).toList();
        long mine = ++sequence;
        long deadline = System.nanoTime() + patience.toNanos();
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            try {
                store.get().append(writerId, mine, batches);
                durable.addAndGet(points(drained));
                return null;
            } catch (MlopsException e) {
                boolean repeatable = e.retryable() || e instanceof OutcomeUnknownException;
                if (!repeatable || System.nanoTime() - deadline > 0 || !pause(pause)) {
                    return e;
                }
            } catch (RuntimeException e) {
                return e;
            } catch (Error e) {
                // Lack of memory most likely: this thread must go on, and the points must be counted.
                return new BackendException(
                        "Metric points could not be written: " + e.getClass().getName(), e);
            }
        }
    }

    /** Returns whether there is still hope afterwards. */
    private boolean pause(long millis) {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!hopeless && left > 0) {
                left = gaveUp.awaitNanos(left);
            }
            return !hopeless;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void fail(List<Drained> drained, RuntimeException cause) {
        failed.addAndGet(points(drained));
        drained.forEach(one -> one.run().fail(cause));
    }

    private static long points(List<Drained> drained) {
        return drained.stream().mapToLong(one -> one.batch().points().size()).sum();
    }

    private static boolean concernsOneRun(RuntimeException failure) {
        return failure instanceof NotFoundException
                || failure instanceof ConflictException
                || failure instanceof PolicyViolationException
                || failure instanceof UnsupportedCapabilityException;
    }
}
