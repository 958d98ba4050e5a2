package io.mlops.core.outbox;

import io.mlops.core.outbox.journal.Draft;
import io.mlops.core.outbox.journal.Journal;
import io.mlops.core.sqlite.SqliteBackend;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.RunStore;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The embedded store in the outbox's folder: what was written here, each write in one transaction with the note that it has to be delivered. Thread-safe. */
final class LocalStore {
    private final SqliteBackend store;
    private final Journal journal;
    private final BackendContext context;
    private final Runnable written;

    /**
     * @param written called after each write
     */
    LocalStore(SqliteBackend store, Journal journal, BackendContext context, Runnable written) {
        this.store = store;
        this.journal = journal;
        this.context = context;
        this.written = written;
    }

    /** Returns the store as it is, to read and to write what the server has or need not know. */
    Backend plain() {
        return store;
    }

    RunStore runs() {
        return store.runs().orElseThrow();
    }

    /** Writes, and notes what has to be delivered: both or neither, durable on return. */
    <T> T write(List<Draft> drafts, Function<Backend, T> work) {
        return write(drafts, context.clock().instant(), work);
    }

    private <T> T write(List<Draft> drafts, Instant at, Function<Backend, T> work) {
        T result = work.apply(store.beside(journal.noting(drafts, at)));
        written.run();
        return result;
    }

    /** Makes a commit, and notes what has to be delivered: both or neither, durable on return. */
    CommitResult commit(List<Draft> drafts, Commit commit) {
        return write(drafts, commit.at(), here -> here.commit(commit));
    }

    /** Returns a commit of a change that nobody has asked for but the outbox itself. */
    Commit ownCommit(Write write) {
        Instant now = context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return request(UUID.randomUUID().toString(), now, write);
    }

    /** Returns a commit of one change. */
    Commit request(String requestId, Instant at, Write write) {
        return new Commit(requestId, context.writerId(), at, List.of(), List.of(write), List.of());
    }
}
