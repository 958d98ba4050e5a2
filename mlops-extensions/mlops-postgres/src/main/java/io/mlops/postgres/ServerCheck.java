package io.mlops.postgres;

import io.mlops.error.IncompatibleSchemaException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a server before it is used, over a connection of its own: a pool would try again and again where the first refusal says all. */
final class ServerCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCheck.class);
    /** The oldest version that its makers still mend. */
    private static final int OLDEST = 14;

    private static final int VERSION_UNIT = 10_000;

    private final Access access;
    private final PostgresErrors errors;

    ServerCheck(Access access, PostgresErrors errors) {
        this.access = access;
        this.errors = errors;
    }

    /** Refuses a server that cannot hold a store; creates the schema where it is missing. */
    void prepare(String schema) {
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement()) {
            // A source may open connections otherwise.
            connection.setAutoCommit(true);
            boolean isThere = look(statement, schema);
            if (!isThere) {
                create(statement, schema);
            }
        } catch (SQLException e) {
            throw errors.translate(e);
        }
    }

    /** Returns whether the schema is there. */
    private boolean look(Statement statement, String schema) throws SQLException {
        String regnamespace = "to_regnamespace('\"" + schema + "\"')";
        try (ResultSet row = statement.executeQuery("SELECT current_setting('server_version_num')::int,"
                + " current_setting('server_encoding'), current_setting('fsync'), pg_is_in_recovery()"
                + " OR current_setting('transaction_read_only') = 'on', " + regnamespace + " IS NOT NULL,"
                + " has_schema_privilege(" + regnamespace + "::oid, 'USAGE')")) {
            row.next();
            requireUsable(row);
            // Such a schema is passed over silently, as if it had no tables.
            if (row.getBoolean(5) && !row.getBoolean(6)) {
                throw errors.lacksRight("permission denied for schema " + schema, null);
            }
            if (row.getString(3).equals("off")) {
                LOG.warn(
                        "The server of {} runs with fsync=off: what it acknowledges is lost when it loses power",
                        access.shown());
            }
            return row.getBoolean(5);
        }
    }

    private void requireUsable(ResultSet row) throws SQLException {
        if (row.getInt(1) < OLDEST * VERSION_UNIT) {
            throw new IncompatibleSchemaException(
                    "The server of " + access.shown() + " has PostgreSQL " + row.getInt(1) / VERSION_UNIT + ", and "
                            + OLDEST + " or later is needed; upgrade it",
                    null);
        }
        if (!row.getString(2).equals("UTF8")) {
            throw new IncompatibleSchemaException(
                    "The database of " + access.shown() + " has the encoding " + row.getString(2)
                            + ", and UTF8 is needed for texts of all scripts; create another database",
                    null);
        }
        if (row.getBoolean(4)) {
            throw errors.readOnly(null);
        }
    }

    /** Two processes may find it missing at once, and to create one that exists takes a right that users of it need not have. */
    private static void create(Statement statement, String schema) throws SQLException {
        try {
            statement.execute("CREATE SCHEMA \"" + schema + "\"");
        } catch (SQLException e) {
            try (ResultSet row = statement.executeQuery("SELECT to_regnamespace('\"" + schema + "\"') IS NOT NULL")) {
                if (!row.next() || !row.getBoolean(1)) {
                    throw e;
                }
            }
        }
    }
}
