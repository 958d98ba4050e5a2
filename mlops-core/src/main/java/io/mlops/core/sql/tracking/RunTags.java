package io.mlops.core.sql.tracking;

import io.mlops.artifact.Digest;
import io.mlops.core.check.EnvironmentKeys;
import io.mlops.core.sql.search.Attribute;
import io.mlops.core.sql.search.KeyedTable;
import io.mlops.core.sql.session.Session;
import io.mlops.error.StoreCorruptException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tags of runs. Those of the environment are the same for all runs of a process: a run is created with the number of a set of them, which is kept once, and has a row for each other tag alone. A change
 * of one of them gives the run rows of its own for all of its set.
 */
public final class RunTags {
    /** The tags that are not of the environment, as a search sees them. */
    static final KeyedTable OWN = KeyedTable.texts("run_tag", "run_no");

    /** The tags of the environment, as a search sees them. */
    static final KeyedTable OF_ENVIRONMENT = new KeyedTable(
            "(SELECT run_no, key, value FROM run_tag UNION ALL"
                    + " SELECT r.run_no, s.key, s.value FROM shared_tag s JOIN run r ON r.set_no = s.set_no AND r.set_no > 0) f",
            "f.run_no",
            "",
            Optional.of("f.value"),
            Attribute.Type.TEXT,
            Optional.empty());

    private static final Tags ROWS = new Tags("run_tag", "run_no");
    private static final Tags SHARED = new Tags("shared_tag", "set_no");

    private RunTags() {}

    /** Returns whether a tag may be one of a set. */
    static boolean isShared(String key) {
        return EnvironmentKeys.ALL.contains(key);
    }

    /** Returns the number of the set of those tags that are shared, made where there is none; 0 where no tag is. */
    static long setOf(Session session, Map<String, String> tags) throws SQLException {
        Map<String, String> shared = new TreeMap<>(tags);
        shared.keySet().removeIf(key -> !isShared(key));
        if (shared.isEmpty()) {
            return 0;
        }
        Object content = content(shared);
        long known = session.number("SELECT set_no FROM tag_set WHERE content = ?", 0, content);
        if (known > 0) {
            return known;
        }
        long number = session.number("INSERT INTO tag_set (content) VALUES (?) RETURNING set_no", 0, content);
        SHARED.set(session, number, shared);
        return number;
    }

    /** No key and no value holds U+0000, so that it separates them. */
    private static byte[] content(Map<String, String> ordered) {
        MessageDigest sha256 = Digest.algorithm();
        ordered.forEach((key, value) -> sha256.update((key + '\0' + value + '\0').getBytes(StandardCharsets.UTF_8)));
        return sha256.digest();
    }

    /** Adds the tags of a new run that are in no set. */
    static void create(Session session, long run, Map<String, String> tags) throws SQLException {
        Map<String, String> own = new HashMap<>(tags);
        own.keySet().removeIf(RunTags::isShared);
        ROWS.set(session, run, own);
    }

    /**
     * Sets tags, also where the keys have others.
     *
     * @param session where to write
     * @param run the run's number
     * @param tags by key
     */
    public static void set(Session session, long run, Map<String, String> tags) throws SQLException {
        leaveSet(session, run, tags.keySet());
        ROWS.set(session, run, tags);
    }

    /**
     * Removes a tag; no error where there is none.
     *
     * @param session where to write
     * @param run the run's number
     * @param key its key
     */
    public static void remove(Session session, long run, String key) throws SQLException {
        leaveSet(session, run, Set.of(key));
        ROWS.remove(session, run, key);
    }

    private static void leaveSet(Session session, long run, Set<String> keys) throws SQLException {
        if (keys.stream().noneMatch(RunTags::isShared)) {
            return;
        }
        session.update(
                "INSERT INTO run_tag (run_no, key, value) SELECT r.run_no, s.key, s.value FROM run r"
                        + " JOIN shared_tag s ON s.set_no = r.set_no WHERE r.run_no = ?",
                run);
        session.update("UPDATE run SET set_no = 0 WHERE run_no = ?", run);
    }

    /**
     * Returns all tags of some runs.
     *
     * @param sets the number of the set of each
     */
    static Map<Long, Map<String, String>> read(Session session, Map<Long, Long> sets) throws SQLException {
        Map<Long, Map<String, String>> tags = ROWS.read(session, List.copyOf(sets.keySet()));
        List<Long> numbers =
                sets.values().stream().filter(set -> set > 0).distinct().toList();
        Map<Long, Map<String, String>> shared = SHARED.read(session, numbers);
        sets.forEach((run, set) -> {
            if (set > 0 && !shared.containsKey(set)) {
                throw new StoreCorruptException(
                        "A run has a set of tags that the store does not have; restore the store from a backup", null);
            }
            tags.computeIfAbsent(run, number -> new HashMap<>()).putAll(shared.getOrDefault(set, Map.of()));
        });
        return tags;
    }

    /** Removes the sets that no run has. */
    static void removeUnused(Session session) throws SQLException {
        String unused = " WHERE NOT EXISTS (SELECT 1 FROM run r WHERE r.set_no > 0 AND r.set_no = ";
        session.update("DELETE FROM shared_tag" + unused + "shared_tag.set_no)");
        session.update("DELETE FROM tag_set" + unused + "tag_set.set_no)");
    }
}
