package io.mlops.core.metric;

import io.mlops.core.check.Waits;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How long a write is repeated that fails for a while: up to a limit, or until there is no hope. Thread-safe. */
final class Patience {
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final Duration limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition gaveUp = lock.newCondition();
    private boolean hopeless;

    Patience(Duration limit) {
        this.limit = limit;
    }

    /** Ends all pauses, and allows no more. */
    void giveUp() {
        lock.lock();
        try {
            hopeless = true;
            gaveUp.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The attempts of one write. For one thread. */
    final class Attempts {
        private final long deadline = System.nanoTime() + Waits.nanos(limit);
        private long pauseMillis = FIRST_PAUSE_MILLIS;

        /** Pauses, each time for longer; returns whether to try once more. An interrupt does not end the pause, as the points are accepted and the write is not the caller's alone; the flag stays set. */
        boolean pause() {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            long left = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
            boolean isInterrupted = false;
            lock.lock();
            try {
                while (!hopeless && left > 0) {
                    try {
                        left = gaveUp.awaitNanos(left);
                    } catch (InterruptedException e) {
                        isInterrupted = true;
                    }
                }
                return !hopeless;
            } finally {
                lock.unlock();
                if (isInterrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
