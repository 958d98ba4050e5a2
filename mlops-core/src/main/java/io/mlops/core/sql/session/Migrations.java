package io.mlops.core.sql.session;

import io.mlops.error.IncompatibleSchemaException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Brings a schema up to date: all missing steps in the one transaction of the caller. Immutable. */
public final class Migrations {
    private static final String HISTORY = "schema_history";

    private final List<Migration> steps;
    private final Map<String, String> words;

    /**
     * Makes a runner.
     *
     * @param steps numbered from 1 without a gap
     * @param words what the scripts call the types and options of the dialect
     */
    public Migrations(List<Migration> steps, Map<String, String> words) {
        this.steps = List.copyOf(steps);
        this.words = Map.copyOf(words);
    }

    /** Returns the version that this program knows. */
    public int latest() {
        return steps.size();
    }

    /**
     * Applies the steps that are missing.
     *
     * @param session in a transaction that writes
     * @param clock dates the steps
     * @return the version before; 0 where the schema was empty
     * @throws IncompatibleSchemaException if the schema is newer than this program, or was made by other scripts; nothing was written
     */
    public int apply(Session session, Clock clock) throws SQLException {
        if (!session.hasTable(HISTORY)) {
            session.update(
                    filled(
                            "CREATE TABLE " + HISTORY
                                    + " (version {int} NOT NULL PRIMARY KEY, checksum {text} NOT NULL, applied_at {long} NOT NULL) {table}"));
        }
        List<String> applied =
                session.list("SELECT checksum FROM schema_history ORDER BY version", row -> row.getString(1));
        check(applied);
        for (Migration step : steps.subList(applied.size(), steps.size())) {
            for (String statement : step.statements()) {
                session.update(filled(statement));
            }
            session.update(
                    "INSERT INTO schema_history (version, checksum, applied_at) VALUES (?, ?, ?)",
                    step.version(),
                    step.checksum(),
                    clock.millis());
        }
        return applied.size();
    }

    private void check(List<String> applied) {
        if (applied.size() > steps.size()) {
            throw new IncompatibleSchemaException(
                    "The store has schema version " + applied.size() + ", and this program knows versions up to "
                            + steps.size() + "; use a newer version of the library",
                    null);
        }
        for (int i = 0; i < applied.size(); i++) {
            if (!applied.get(i).equals(steps.get(i).checksum())) {
                throw new IncompatibleSchemaException(
                        "The store's schema version " + (i + 1) + " was made by another script than this program has;"
                                + " use the version of the library that made it",
                        null);
            }
        }
    }

    private String filled(String statement) {
        String result = statement;
        for (Map.Entry<String, String> word : words.entrySet()) {
            result = result.replace("{" + word.getKey() + "}", word.getValue());
        }
        return result;
    }
}
