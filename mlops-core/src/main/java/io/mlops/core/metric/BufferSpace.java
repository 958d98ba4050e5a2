package io.mlops.core.metric;

import io.mlops.core.check.Waits;
import io.mlops.error.BackendException;
import io.mlops.error.StoreFullException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The bytes that all buffers share, and the queue of those who wait for some. Thread-safe. */
final class BufferSpace {
    private static final long RECHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final long limit;
    private final Duration patience;
    private final Runnable giveBackIdle;
    private final AtomicLong used = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private int wanting;

    /**
     * @param giveBackIdle makes buffers that hold nothing release their bytes
     */
    BufferSpace(long limitBytes, Duration patience, Runnable giveBackIdle) {
        this.limit = limitBytes;
        this.patience = patience;
        this.giveBackIdle = giveBackIdle;
    }

    /** Takes bytes if they are there; costs one compare-and-set, and happens only when a buffer grows. */
    boolean tryReserve(long bytes) {
        long before = used.get();
        while (before + bytes <= limit) {
            if (used.compareAndSet(before, before + bytes)) {
                return true;
            }
            before = used.get();
        }
        return false;
    }

    void release(long bytes) {
        used.addAndGet(-bytes);
    }

    boolean isHalfUsed() {
        return used.get() > limit / 2;
    }

    /** Returns whether somebody waits for the space of others, so that emptied buffers should give it back. */
    boolean isWanted() {
        lock.lock();
        try {
            return wanting > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who wait go on, after buffers were emptied. */
    void freed() {
        if (isWanted()) {
            giveBackIdle.run();
        }
        lock.lock();
        try {
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tries something until it succeeds, whenever buffers were emptied.
     *
     * @param needsSpace whether it needs space that others hold
     * @param attempt must be quick, and not wait for this space
     * @throws StoreFullException if it did not succeed within the limit
     * @throws BackendException if the thread is interrupted, which stays so; nothing was accepted
     */
    void await(boolean needsSpace, BooleanSupplier attempt) {
        long deadline = System.nanoTime() + Waits.nanos(patience);
        lock.lock();
        wanting += needsSpace ? 1 : 0;
        try {
            while (!attempt.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new StoreFullException(
                            "The metric buffer of " + limit + " bytes stayed full for " + patience.toMillis()
                                    + " ms, as the store did not keep up; log less, or give the builder more bufferBytes",
                            null);
                }
                // Room can also come without a signal, when a run ends.
                freed.awaitNanos(Math.min(left, RECHECK_NANOS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendException(
                    "Interrupted while waiting for room in the metric buffer; the point was not accepted", e);
        } finally {
            wanting -= needsSpace ? 1 : 0;
            lock.unlock();
        }
    }
}
