package io.mlops.core;

import io.mlops.core.check.Waits;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of an instance, on a thread of its own: a store that does not answer, as another program holds its lock or its disk is one of a machine that is gone, keeps that thread, and nobody who closes. What is left is done when the store
 * answers. Happens once. Thread-safe.
 */
final class Closing {
    /** Beyond the time for the points: for what closing does besides, where nothing holds it up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final AtomicReference<@Nullable FutureTask<Void>> begun = new AtomicReference<>();
    private volatile boolean isLate;

    /**
     * Begins.
     *
     * @param end what is to be done
     * @return whether nobody had begun
     */
    boolean begin(Runnable end) {
        FutureTask<Void> task = new FutureTask<>(() -> logged(end), null);
        if (!begun.compareAndSet(null, task)) {
            return false;
        }
        try {
            Thread thread = new Thread(task, "mlops-close");
            thread.setDaemon(true);
            thread.start();
        } catch (OutOfMemoryError e) {
            // Where no thread can be made any more, an instance has to end all the same.
            task.run();
        }
        return true;
    }

    /**
     * Waits for the end that was begun, and throws what it threw. An interrupt does not end the waiting, as the end goes on anyway; the flag stays set.
     *
     * @param timeout how long at most, but for a second
     * @return whether it has come
     */
    boolean await(Duration timeout) {
        FutureTask<Void> task = begun.get();
        boolean isInterrupted = false;
        long left = saturatedSum(Waits.nanos(timeout), GRACE.toNanos());
        long start = System.nanoTime();
        try {
            while (task != null) {
                try {
                    task.get(left - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
                    return true;
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
            return true;
        } catch (TimeoutException e) {
            isLate = true;
            return false;
        } catch (ExecutionException e) {
            throw unchecked(e);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What fails when nobody waits any more would be told to nobody. */
    private void logged(Runnable end) {
        try {
            end.run();
        } catch (RuntimeException e) {
            if (isLate) {
                LOG.warn("The instance could not be closed whole after its store had answered late", e);
            }
            throw e;
        }
    }

    private static long saturatedSum(long nanos, long more) {
        return nanos > Long.MAX_VALUE - more ? Long.MAX_VALUE : nanos + more;
    }

    private static RuntimeException unchecked(ExecutionException failure) {
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        return failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
    }
}
