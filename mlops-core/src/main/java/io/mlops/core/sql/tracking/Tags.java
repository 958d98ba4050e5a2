package io.mlops.core.sql.tracking;

import io.mlops.core.sql.session.InList;
import io.mlops.core.sql.session.ManyRows;
import io.mlops.core.sql.session.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of texts by key that belong to rows of another: tags and params; for those of runs see {@link RunTags}. Immutable. */
public final class Tags {
    /** The tags of experiments. */
    public static final Tags OF_EXPERIMENTS = new Tags("experiment_tag", "experiment_no");
    /** The params of runs. */
    public static final Tags PARAMS = new Tags("param", "run_no");
    /** The tags of registered models. */
    public static final Tags OF_MODELS = new Tags("model_tag", "model_no");
    /** The tags of versions. */
    public static final Tags OF_VERSIONS = new Tags("version_tag", "version_no");

    private final String table;
    private final String owner;
    private final ManyRows upsert;

    /**
     * @param table has the columns {@code key} and {@code value}
     * @param owner the column that says whose they are
     */
    Tags(String table, String owner) {
        this.table = table;
        this.owner = owner;
        this.upsert = new ManyRows(
                "INSERT INTO " + table + " (" + owner + ", key, value)",
                3,
                "ON CONFLICT (" + owner + ", key) DO UPDATE SET value = excluded.value");
    }

    /**
     * Returns the texts of some owners; an owner that has none is left out.
     *
     * @param session where to read
     * @param owners whose are wanted
     */
    public Map<Long, Map<String, String>> read(Session session, List<Long> owners) throws SQLException {
        Map<Long, Map<String, String>> found = new HashMap<>();
        InList.each(
                session,
                "SELECT " + owner + ", key, value FROM " + table + " WHERE " + owner + " IN (@keys)",
                owners,
                row -> found.computeIfAbsent(row.getLong(1), number -> new HashMap<>())
                        .put(row.getString(2), row.getString(3)));
        return found;
    }

    /**
     * Sets texts, also where the keys have others.
     *
     * @param session where to write
     * @param number whose they are
     * @param texts by key
     */
    public void set(Session session, long number, Map<String, String> texts) throws SQLException {
        upsert.insert(session, rows(number, texts));
    }

    /** Returns the rows of texts in the order of their keys, which is that of the table. */
    static List<Object[]> rows(long number, Map<String, String> texts) {
        return texts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(text -> new Object[] {number, text.getKey(), text.getValue()})
                .toList();
    }

    /**
     * Removes a text; no error where there is none.
     *
     * @param session where to write
     * @param number whose it is
     * @param key its key
     */
    public void remove(Session session, long number, String key) throws SQLException {
        session.update("DELETE FROM " + table + " WHERE " + owner + " = ? AND key = ?", number, key);
    }

    /**
     * Removes all texts of an owner.
     *
     * @param session where to write
     * @param number whose they are
     */
    public void removeAll(Session session, long number) throws SQLException {
        session.update("DELETE FROM " + table + " WHERE " + owner + " = ?", number);
    }
}
