package io.mlops.postgres;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schemas for the tests of a kit, each of which wants a store that nobody has used. To create the tables anew takes five times as long as to empty those that an earlier test has left; what a new store has from the
 * beginning is put back as the migration puts it. For one thread.
 */
public final class KitSchemas {
    private static final String EMPTY = """
            SET search_path = %s;
            DO $$
            DECLARE found record;
            BEGIN
              FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'schema_history' LOOP
                EXECUTE format('DELETE FROM %%I', found.tablename);
              END LOOP;
              FOR found IN SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema() LOOP
                PERFORM setval(quote_ident(found.sequencename), 1, false);
              END LOOP;
            END $$;
            INSERT INTO registry_generation (generation) VALUES (0);
            INSERT INTO audit_frontier (size, peaks) VALUES (0, '');
            INSERT INTO experiment (experiment_no, name, stage, created_at, updated_at)
              VALUES (0, 'Default', 'ACTIVE', %d, %d)
            """;

    private final String prefix;
    private final Deque<String> free = new ArrayDeque<>();
    private final Map<Path, String> used = new HashMap<>();
    private int made;
    private @Nullable Connection emptying;

    /**
     * Makes it.
     *
     * @param prefix what the names of the schemas begin with
     */
    public KitSchemas(String prefix) {
        this.prefix = prefix;
    }

    /** Opens the store of a test, which is named by its folder. */
    public Backend open(Path folder, BackendContext context) {
        String known = used.get(folder);
        String schema = known == null ? take(context.clock().millis()) : known;
        used.put(folder, schema);
        return TestServer.shared().store(schema).open(context);
    }

    private String take(long now) {
        String schema = free.poll();
        if (schema == null) {
            return prefix + ++made;
        }
        try (Statement statement = emptying().createStatement()) {
            statement.execute(EMPTY.formatted(schema, now, now));
        } catch (SQLException e) {
            throw new IllegalStateException("the schema " + schema + " cannot be emptied", e);
        }
        return schema;
    }

    /** A connection that stays open: a new one would first have to read all about the tables. */
    private Connection emptying() throws SQLException {
        if (emptying == null) {
            emptying = TestServer.shared().connect();
        }
        return emptying;
    }

    /** Lets later tests use the schemas of the test that has ended. */
    public void giveBack() {
        free.addAll(used.values());
        used.clear();
    }
}
