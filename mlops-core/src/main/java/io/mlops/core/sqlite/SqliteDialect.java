package io.mlops.core.sqlite;

import io.mlops.core.sql.SqlBackend;
import io.mlops.core.sql.SqlDialect;
import io.mlops.error.BackendException;
import io.mlops.error.MlopsException;
import io.mlops.spi.StoreDefect;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQL as SQLite has it. Thread-safe. */
final class SqliteDialect implements SqlDialect {
    /** Marks our databases: "mlop" in ASCII. */
    static final int APPLICATION_ID = 0x6d6c6f70;

    /** Small, as a commit of a few rows writes a page of the log for each index that they are in. */
    private static final int PAGE_SIZE = 4096;
    /** Pages in the log from which on it is copied into the database, 64 MiB: large, as each copy costs two syncs, and a page that was written often is copied once. */
    private static final int CHECKPOINT_PAGES = 16_000;

    private static final String LOG = "-wal";

    private static final Map<String, String> WORDS = Map.of(
            "id", "INTEGER PRIMARY KEY AUTOINCREMENT",
            "row", "INTEGER PRIMARY KEY",
            "int", "INTEGER",
            "long", "INTEGER",
            "double", "REAL",
            "text", "TEXT",
            "blob", "BLOB",
            "indexed_text", "value",
            "table", "STRICT",
            "keyed", "STRICT, WITHOUT ROWID");

    /**
     * What the planner would learn from a store of 100,000 runs: rows of the table, then rows for each prefix of the index. Without it SQLite takes any index that
     * covers a query, the one by key and value for the value of one run among them, and walks all runs for each.
     */
    private static final String STATISTICS = "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES"
            + " ('series', 'sqlite_autoindex_series_1', '2000000 20 1 1 1 1'),"
            + " ('series', 'series_by_value', '2000000 100000 2 1'),"
            + " ('param', 'param', '1000000 10 1'),"
            + " ('param', 'param_by_value', '1000000 100000 1000 1'),"
            + " ('run_tag', 'run_tag', '1000000 10 1'),"
            + " ('run_tag', 'run_tag_by_value', '1000000 100000 1000 1'),"
            + " ('shared_tag', 'shared_tag', '1000 10 1'),"
            + " ('shared_tag', 'shared_tag_by_value', '1000 100 2 1'),"
            + " ('run', 'run_by_set', '100000 1000 1'),"
            + " ('run', 'sqlite_autoindex_run_1', '100000 1'),"
            + " ('run', 'run_by_experiment', '100000 10000 2 1'),"
            + " ('run', 'run_by_start', '100000 2 1'),"
            + " ('run', 'run_in_progress', '100 10 1'),"
            + " ('metric_chunk', 'metric_chunk_by_step', '1000000 100 2 1')";

    private final Path file;
    private final SqliteConnections connections;
    private final Optional<WriterLocks> writers;
    private final SqliteErrors errors;
    private final LogRoom room;
    private volatile List<OpenFile> opened = List.of();

    /** @param writers tell which openings live; empty where the store is only read */
    SqliteDialect(Path file, SqliteConnections connections, Optional<WriterLocks> writers) {
        this.file = file;
        this.connections = connections;
        this.writers = writers;
        this.errors = new SqliteErrors(file);
        this.room = new LogRoom(new File(file + LOG), PAGE_SIZE, CHECKPOINT_PAGES);
    }

    @Override
    public Connection openWriter() throws SQLException {
        Connection connection = connections.openWriter();
        boolean isReady = false;
        try {
            SqliteConnections.checkVersion(connection);
            if (SqliteConnections.number(connection, "PRAGMA application_id") != APPLICATION_ID) {
                SqliteConnections.execute(
                        connection, "PRAGMA page_size = " + PAGE_SIZE, "PRAGMA application_id = " + APPLICATION_ID);
            }
            SqliteConnections.execute(connection, "PRAGMA journal_mode = WAL", "PRAGMA cache_size = -16000");
            opened = List.of(OpenFile.at(file));
            isReady = true;
            return connection;
        } finally {
            if (!isReady) {
                connection.close();
            }
        }
    }

    @Override
    public Connection openReader() throws SQLException {
        return connections.openReader();
    }

    @Override
    public boolean readsAlone() {
        return true;
    }

    /** The driver begins when auto-commit ends. */
    @Override
    public void beginWrite(Connection connection) throws SQLException {
        for (OpenFile one : opened) {
            one.requireInPlace();
        }
        beginRead(connection);
        if (opened.size() == 1) {
            // The first transaction makes the log.
            opened = List.of(opened.get(0), OpenFile.at(Path.of(file + LOG)));
        }
        int version = SqliteConnections.number(connection, "PRAGMA user_version");
        if (version > SqlBackend.schemaVersion()) {
            throw errors.newer(version, SqlBackend.schemaVersion());
        }
        room.extend();
    }

    @Override
    public void beginRead(Connection connection) throws SQLException {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            endQuietly(connection, e);
            throw e;
        }
    }

    /** The driver commits when auto-commit begins; {@link Connection#commit()} would begin the next transaction at once, and keep other processes out. */
    @Override
    public void commit(Connection connection) throws SQLException {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            rollbackQuietly(connection, e);
            throw e;
        }
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        SQLException ignored = new SQLException("rolled back");
        rollbackQuietly(connection, ignored);
        endQuietly(connection, ignored);
    }

    /** SQLite may have ended the transaction by itself; then there is nothing to roll back. */
    private static void rollbackQuietly(Connection connection, SQLException failure) {
        try {
            SqliteConnections.execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** The driver notes the new mode before it tries to commit, which fails where no transaction is left. */
    private static void endQuietly(Connection connection, SQLException failure) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void afterCommit(Connection connection) throws SQLException {
        int pages = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
            if (row.next()) {
                pages = row.getInt(2) - row.getInt(3);
                room.used(row.getInt(2));
            }
        }
        if (pages > CHECKPOINT_PAGES) {
            SqliteConnections.execute(connection, "PRAGMA wal_checkpoint(PASSIVE)");
        }
    }

    @Override
    public boolean isFatal(SQLException failure) {
        return errors.isDiskFailure(failure);
    }

    @Override
    public MlopsException translate(SQLException failure) {
        return errors.translate(failure);
    }

    @Override
    public String location() {
        return file.toString();
    }

    @Override
    public boolean isGone(Connection connection, String writerId) {
        try {
            return writers.isPresent() && writers.get().isGone(writerId);
        } catch (IOException e) {
            throw new BackendException(
                    "The lock files beside " + file + " cannot be read; check the disk and its rights", e);
        }
    }

    @Override
    public Map<String, String> words() {
        return WORDS;
    }

    @Override
    public void setSchemaVersion(Connection connection, int version) throws SQLException {
        SqliteConnections.execute(
                connection,
                "PRAGMA user_version = " + version,
                "ANALYZE sqlite_schema",
                "DELETE FROM sqlite_stat1",
                STATISTICS,
                // Reads them again, for the connection that is open already.
                "ANALYZE sqlite_schema");
    }

    @Override
    public void verify(Connection connection, List<StoreDefect> defects) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
            while (rows.next()) {
                if (!rows.getString(1).equals("ok")) {
                    defects.add(new StoreDefect("database " + file, rows.getString(1)));
                }
            }
        }
    }
}
