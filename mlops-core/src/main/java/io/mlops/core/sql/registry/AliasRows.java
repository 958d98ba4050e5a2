package io.mlops.core.sql.registry;

import io.mlops.core.sql.session.InList;
import io.mlops.core.sql.session.Session;
import io.mlops.registry.AliasState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The states of aliases. */
public final class AliasRows {
    private AliasRows() {}

    /** Returns the states of an alias, the latest first. */
    static List<AliasState> states(Session session, String name, String alias, int max) throws SQLException {
        return session.list(
                "SELECT s.version, s.revision, s.since FROM alias_state s JOIN registered_model m ON m.model_no = s.model_no"
                        + " WHERE m.name = ? AND s.alias = ? ORDER BY s.revision DESC LIMIT ?",
                row -> new AliasState(name, alias, row.getInt(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3))),
                name,
                alias,
                max);
    }

    /**
     * Returns the revision of an alias, 0 where it was never set.
     *
     * @param session where to read
     * @param name the model's name
     * @param alias the alias
     */
    public static long revision(Session session, String name, String alias) throws SQLException {
        return session.number(
                "SELECT MAX(s.revision) FROM alias_state s JOIN registered_model m ON m.model_no = s.model_no"
                        + " WHERE m.name = ? AND s.alias = ?",
                0,
                name,
                alias);
    }

    /** Returns the versions by alias of some models, removed aliases left out. */
    static Map<Long, Map<String, Integer>> read(Session session, List<Long> models) throws SQLException {
        Map<Long, Map<String, Integer>> found = new HashMap<>();
        InList.each(
                session,
                "SELECT model_no, alias, version FROM alias_state WHERE model_no IN (@keys) ORDER BY model_no, alias, revision",
                models,
                row -> found.computeIfAbsent(row.getLong(1), number -> new HashMap<>())
                        .put(row.getString(2), row.getInt(3)));
        found.values().forEach(aliases -> aliases.values().removeIf(version -> version == 0));
        return found;
    }

    /** Appends a state; returns its revision. */
    static long append(Session session, long model, String alias, AliasTarget target) throws SQLException {
        return session.number(
                "INSERT INTO alias_state (model_no, alias, revision, version, since)"
                        + " SELECT ?, ?, COALESCE(MAX(revision), 0) + 1, ?, ? FROM alias_state WHERE model_no = ? AND alias = ?"
                        + " RETURNING revision",
                -1,
                model,
                alias,
                target.version(),
                target.since(),
                model,
                alias);
    }

    /**
     * Where an alias is to point.
     *
     * @param version the version; 0 to remove the alias
     * @param since in milliseconds
     */
    record AliasTarget(int version, long since) {}
}
