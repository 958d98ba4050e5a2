package io.mlops.core.outbox;

import io.mlops.core.outbox.journal.Journal;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.MlopsException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** How the server is asked by who reads: behind the own writes, or only as long as it answers at once. Thread-safe. */
final class ServerReads {
    private static final Duration QUICK = Duration.ofSeconds(1);
    /** For so long after a question without an answer nobody else is kept waiting for one. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Courier courier;
    private final Journal journal;
    private final String server;
    private final Duration patience;
    private final AtomicLong lastSilence = new AtomicLong(System.nanoTime() - SILENCE_NANOS);

    ServerReads(Courier courier, Journal journal, String server, Duration patience) {
        this.courier = courier;
        this.journal = journal;
        this.server = server;
        this.patience = patience;
    }

    /**
     * Waits until what was written before is on the server, so that the answer holds it.
     *
     * @throws BackendUnavailableException if it is not in time
     */
    void awaitOwnWrites() {
        if (!courier.await(patience, Optional.of(QUICK))) {
            String problem = courier.problem();
            throw new BackendUnavailableException(
                    journal.counts(false).entries() + " own writes have not reached " + server
                            + ", without which the answer would not be right; wait with Mlops.outbox().awaitDelivered, and ask again"
                            + (problem == null ? "" : ". The last attempt failed: " + problem),
                    null);
        }
    }

    /** Asks something for a second at most; empty where there is no answer by then, or the server is known to fail. */
    <T> Optional<T> quickly(Supplier<Optional<T>> question) {
        if (courier.problem() != null || System.nanoTime() - lastSilence.get() < SILENCE_NANOS) {
            return Optional.empty();
        }
        CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        Thread asking = new Thread(
                () -> {
                    try {
                        answer.complete(question.get());
                    } catch (RuntimeException | Error e) {
                        answer.completeExceptionally(e);
                    }
                },
                "mlops-outbox-look");
        asking.setDaemon(true);
        asking.start();
        try {
            return answer.get(QUICK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            lastSilence.set(System.nanoTime());
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MlopsException) {
                lastSilence.set(System.nanoTime());
                return Optional.empty();
            }
            throw new IllegalStateException("Asking the server has failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
