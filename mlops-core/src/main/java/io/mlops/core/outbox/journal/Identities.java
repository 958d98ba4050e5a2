package io.mlops.core.outbox.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mlops.core.sql.session.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Which id a thing has here and on the server. A pair never changes, so that those that were asked for last are kept. Thread-safe. */
public final class Identities {
    private static final int KEPT = 10_000;

    private final Transactions transactions;
    private final Clock clock;
    private final Cache<String, String> servers =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final Cache<String, String> locals =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final Cache<String, Boolean> ownRuns =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /**
     * Makes it.
     *
     * @param transactions those of the journal's database
     * @param clock dates creations
     */
    public Identities(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What has ids; the names are stored. */
    public enum Kind {
        /** An experiment. */
        EXPERIMENT,
        /** A run. */
        RUN,
        /** A logged model. */
        MODEL
    }

    /** Returns the id that the server has given; empty where nothing of the kind was delivered. */
    public Optional<String> server(Kind kind, String local) {
        return find(servers, kind, local, "SELECT server_id FROM outbox_id WHERE kind = ? AND local_id = ?");
    }

    /** Returns the id that the thing has here; empty where it is not of this outbox. */
    public Optional<String> local(Kind kind, String server) {
        return find(locals, kind, server, "SELECT local_id FROM outbox_id WHERE kind = ? AND server_id = ?");
    }

    private Optional<String> find(Cache<String, String> cache, Kind kind, String id, String sql) {
        String key = kind + id;
        String known = cache.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        // A row without the server's id says that a creation has begun.
        Optional<Optional<String>> found = transactions.read(
                session -> session.first(sql, row -> Optional.ofNullable(row.getString(1)), kind.name(), id));
        Optional<String> other = found.flatMap(present -> present);
        other.ifPresent(present -> cache.put(key, present));
        return other;
    }

    /** Returns whether a run was started here. */
    public boolean isOwnRun(String runId) {
        if (ownRuns.getIfPresent(runId) != null) {
            return true;
        }
        boolean isThere =
                transactions.read(session -> session.number("SELECT 1 FROM run WHERE run_id = ?", 0, runId)) > 0;
        if (isThere) {
            ownRuns.put(runId, true);
        }
        return isThere;
    }

    /** Returns the id here of a run that was started here, given either of its ids; empty for any other. */
    public Optional<String> ownRun(String id) {
        return isOwnRun(id) ? Optional.of(id) : local(Kind.RUN, id);
    }

    /** Keeps a pair; durable on return. */
    public void put(Kind kind, String local, String server) {
        transactions.write(session -> session.update(
                "INSERT OR REPLACE INTO outbox_id (kind, local_id, server_id) VALUES (?, ?, ?)",
                kind.name(),
                local,
                server));
    }

    /**
     * Notes that a creation is about to be sent; durable on return.
     *
     * @return how long ago one was sent whose outcome is not known; empty where this is the first
     */
    public Optional<Duration> begin(Kind kind, String local) {
        long now = clock.millis();
        return transactions.write(session -> {
            long begun = session.number(
                    "SELECT begun_at FROM outbox_id WHERE kind = ? AND local_id = ?", -1, kind.name(), local);
            if (begun < 0) {
                session.update(
                        "INSERT OR REPLACE INTO outbox_id (kind, local_id, begun_at) VALUES (?, ?, ?)",
                        kind.name(),
                        local,
                        now);
                return Optional.<Duration>empty();
            }
            // A clock that was set back would let us wait for ever.
            return Optional.of(Duration.ofMillis(Math.abs(now - begun)));
        });
    }

    /** Notes that nothing was created after all, or that it is about to be sent anew. */
    public void forgetBegun(Kind kind, String local) {
        transactions.write(session -> session.update(
                "DELETE FROM outbox_id WHERE kind = ? AND local_id = ? AND server_id IS NULL", kind.name(), local));
    }
}
