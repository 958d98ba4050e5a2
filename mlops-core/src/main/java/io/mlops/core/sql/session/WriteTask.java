package io.mlops.core.sql.session;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A write on its way through the writing thread, and what its caller waits for. */
final class WriteTask<T extends @Nullable Object> {
    private final SqlWork<T> work;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private @Nullable Throwable failure;
    private @Nullable T result;

    WriteTask(SqlWork<T> work) {
        this.work = work;
    }

    /** Runs the work, also again after its transaction was undone, and keeps its result until the transaction is durable. */
    void run(Session session) throws SQLException {
        failure = null;
        result = work.run(session);
    }

    /** Notes a failure of this task alone, told when the others are answered. */
    void fail(Throwable reason) {
        failure = reason;
    }

    /** Tells the caller that the transaction is durable, or why this task was left out of it. */
    @SuppressWarnings("NullAway") // The result is null only where T allows it.
    void answer() {
        if (failure != null) {
            outcome.completeExceptionally(failure);
        } else {
            outcome.complete(result);
        }
    }

    /** Tells the caller that nothing of the transaction holds; a failure of its own is told instead. */
    void abort(Throwable reason) {
        outcome.completeExceptionally(failure == null ? reason : failure);
    }

    /** Waits for the answer. An interrupt does not end the waiting, as the write goes on anyway; the flag stays set. */
    T await() {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }
}
