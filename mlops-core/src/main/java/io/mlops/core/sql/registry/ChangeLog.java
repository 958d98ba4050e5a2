package io.mlops.core.sql.registry;

import io.mlops.core.sql.session.Session;
import io.mlops.spi.RegistryChange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The changes of the registry, each under the next generation. Writes in the transaction of one commit. */
public final class ChangeLog {
    private final Session session;
    private final String writerId;
    private final long at;

    /**
     * Begins.
     *
     * @param session the transaction
     * @param writerId who makes the commit
     * @param at the date of all changes
     */
    public ChangeLog(Session session, String writerId, Instant at) {
        this.session = session;
        this.writerId = writerId;
        this.at = at.toEpochMilli();
    }

    /**
     * Notes a change of a model as a whole.
     *
     * @param model its name
     */
    public void updated(String model) throws SQLException {
        add(RegistryChange.Type.UPDATED, model, "", 0);
    }

    /**
     * Notes a change.
     *
     * @param type what happened
     * @param model the model's name
     * @param alias the alias; empty where none is concerned
     * @param version the version; 0 where none is concerned
     */
    public void add(RegistryChange.Type type, String model, String alias, int version) throws SQLException {
        long generation =
                session.number("UPDATE registry_generation SET generation = generation + 1 RETURNING generation", -1);
        session.update(
                "INSERT INTO registry_change (generation, writer_id, at, type, model, alias, version) VALUES (?, ?, ?, ?, ?, ?, ?)",
                generation,
                writerId,
                at,
                type.name(),
                model,
                alias,
                version);
    }

    static long generation(Session session) throws SQLException {
        return session.number("SELECT generation FROM registry_generation", 0);
    }

    static List<RegistryChange> changes(Session session, long generation, int max) throws SQLException {
        return session.list(
                "SELECT generation, writer_id, at, type, model, alias, version FROM registry_change"
                        + " WHERE generation > ? ORDER BY generation LIMIT ?",
                row -> new RegistryChange(
                        row.getLong(1),
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        RegistryChange.Type.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7)),
                generation,
                max);
    }
}
