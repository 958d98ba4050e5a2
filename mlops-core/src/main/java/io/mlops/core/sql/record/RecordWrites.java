package io.mlops.core.sql.record;

import io.mlops.core.sql.session.Session;
import io.mlops.spi.commit.RecordWrite;
import java.sql.SQLException;
import java.time.Instant;

/** Makes the changes of records in the transaction of a commit. */
public final class RecordWrites {
    private final Session session;
    private final long at;

    /**
     * Begins.
     *
     * @param session the transaction
     * @param at the date of all changes
     */
    public RecordWrites(Session session, Instant at) {
        this.session = session;
        this.at = at.toEpochMilli();
    }

    /**
     * Makes a change; returns what it assigned.
     *
     * @param write what to change
     */
    public String apply(RecordWrite write) throws SQLException {
        return switch (write.type()) {
            case PUT -> put((RecordWrite.Put) write);
            case DELETE -> delete((RecordWrite.Delete) write);
        };
    }

    private String put(RecordWrite.Put write) throws SQLException {
        long revision = session.number(
                "INSERT INTO record (kind, id, revision, json, updated_at) VALUES (?, ?, 1, ?, ?)"
                        + " ON CONFLICT (kind, id) DO UPDATE SET revision = record.revision + 1,"
                        + " json = excluded.json, updated_at = excluded.updated_at RETURNING revision",
                -1,
                write.kind(),
                write.id(),
                write.json(),
                at);
        return Long.toString(revision);
    }

    private String delete(RecordWrite.Delete write) throws SQLException {
        session.update(
                "UPDATE record SET json = NULL, updated_at = ? WHERE kind = ? AND id = ? AND json IS NOT NULL",
                at,
                write.kind(),
                write.id());
        return "";
    }

    /**
     * Returns the revision of a record, 0 where there is none.
     *
     * @param session where to read
     * @param kind what is kept
     * @param id which one
     */
    public static long revision(Session session, String kind, String id) throws SQLException {
        return session.number(
                "SELECT revision FROM record WHERE kind = ? AND id = ? AND json IS NOT NULL", 0, kind, id);
    }
}
