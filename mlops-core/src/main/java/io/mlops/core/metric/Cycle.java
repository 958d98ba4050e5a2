package io.mlops.core.metric;

import io.mlops.core.check.Waits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One round of the flusher: what was accepted before somebody got hold of it is settled when it completes, normally where all of it is durable, exceptionally with the first failure otherwise. Thread-safe.
 */
final class Cycle {
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    CompletableFuture<Void> settled() {
        return settled;
    }

    /** Settles it. */
    void complete(@Nullable RuntimeException failure) {
        if (failure == null) {
            settled.complete(null);
        } else {
            settled.completeExceptionally(failure);
        }
    }

    /** Waits until it is settled either way; returns whether it was in time. An interrupt ends the waiting and stays set. */
    boolean await(Duration timeout) {
        try {
            settled.get(Waits.nanos(timeout), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
