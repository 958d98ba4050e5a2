package io.mlops.core.sqlite;

import io.mlops.error.BackendException;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.jdbc4.JDBC4Connection;

/** Opens connections with the settings that the package page explains. */
final class SqliteConnections {
    /** Before this version two connections could damage a database in WAL mode. */
    private static final int[] OLDEST_SAFE = {3, 51, 3};

    private static final Logger LOG = LoggerFactory.getLogger(SqliteConnections.class);
    private static final int CUT_MILLIS = 2_000;
    private static final String URL_PREFIX = "jdbc:sqlite:";

    private static final String[] SETTINGS = {
        "PRAGMA mmap_size = 0",
        "PRAGMA trusted_schema = OFF",
        "PRAGMA cell_size_check = ON",
        "PRAGMA secure_delete = ON",
        "PRAGMA synchronous = FULL",
        "PRAGMA fullfsync = ON",
        "PRAGMA checkpoint_fullfsync = ON",
        "PRAGMA temp_store = MEMORY",
        "PRAGMA journal_size_limit = 67108864",
        "PRAGMA wal_autocheckpoint = 0"
    };

    /** As long as it takes, others cannot write: about a second for 100,000 records. Read back in their order, they fill whole pages. */
    private static final String[] REWRITE = {
        "BEGIN IMMEDIATE",
        "CREATE TEMP TABLE kept AS SELECT * FROM main.record",
        "DELETE FROM main.record",
        "INSERT INTO main.record SELECT * FROM temp.kept ORDER BY kind, id",
        "DROP TABLE temp.kept",
        "COMMIT"
    };

    private final Path file;
    private final SqliteOptions options;

    SqliteConnections(Path file, SqliteOptions options) {
        this.file = file;
        this.options = options;
    }

    Connection openWriter() throws SQLException {
        SQLiteConfig config = config();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return open(config, file.toString());
    }

    Connection openReader() throws SQLException {
        Connection connection = options.isReadOnly() ? openToRead() : open(config(), file.toString());
        execute(connection, "PRAGMA query_only = ON", "PRAGMA cache_size = -32000");
        return connection;
    }

    /**
     * Opens a store that may lie where nothing can be written. There SQLite cannot make the index of its log; without a log the database alone is the whole store, and nobody changes it. With one, the
     * database alone would be an older state, which must not be taken for the store.
     */
    private Connection openToRead() throws SQLException {
        try {
            return openUri("?mode=ro");
        } catch (SQLException e) {
            if (hasLog() || !SqliteErrors.isUnwritable(e)) {
                throw e;
            }
            return openUri("?immutable=1");
        }
    }

    private Connection openUri(String query) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        Connection connection = open(config, "file:" + file.toUri().getRawPath() + query);
        boolean isReady = false;
        try {
            // The log is looked for by the first read.
            number(connection, "SELECT count(*) FROM sqlite_schema");
            isReady = true;
            return connection;
        } finally {
            if (!isReady) {
                connection.close();
            }
        }
    }

    /** Whether there is a log, without which the database alone is not the store. */
    boolean hasLog() {
        File log = new File(file + "-wal");
        return log.length() > 0;
    }

    /** Opens the file without locks and without any trace on the disk: to look at a file that may not be ours, and that nobody has open here. */
    Connection openUntouched() throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        return load(config, "file:" + file.toUri().getRawPath() + "?immutable=1");
    }

    /**
     * Leaves no copy of records that were deleted: {@code secure_delete} overwrites a row where it lies, but not what stayed of it in other pages when pages were split. So all records are
     * written anew, which frees, and thereby overwrites, each page that ever held some. Then the log, which keeps earlier states of pages, is moved into the database and cut to nothing; where somebody
     * reads for longer than {@value #CUT_MILLIS} milliseconds, or it fails, the log keeps them until the last opening of the store is closed.
     */
    void dropOldPages() {
        try (Connection connection = openWriter()) {
            execute(connection, REWRITE);
            execute(connection, "PRAGMA busy_timeout = " + CUT_MILLIS);
            if (number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") != 0) {
                LOG.warn("{} is being read: what was erased stays in its log until the store is closed", file);
            }
        } catch (SQLException e) {
            LOG.warn("The log of {} could not be cut: what was erased stays in it until the store is closed", file, e);
        }
    }

    private SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) options.busyTimeout().toMillis());
        config.setGetGeneratedKeys(false);
        return config;
    }

    private Connection open(SQLiteConfig config, String path) throws SQLException {
        Connection connection = load(config, path);
        boolean isReady = false;
        try {
            execute(connection, SETTINGS);
            isReady = true;
            return connection;
        } finally {
            if (!isReady) {
                connection.close();
            }
        }
    }

    /**
     * The driver unpacks its native library at the first connection; what may go wrong there is an error of many kinds. The connection is made without the class that
     * registers the driver with the JVM, as that would keep the class loader of an application for ever.
     */
    private Connection load(SQLiteConfig config, String path) throws SQLException {
        try {
            return new JDBC4Connection(URL_PREFIX + path, path, config.toProperties());
        } catch (LinkageError e) {
            throw noLibrary(e);
        } catch (SQLException e) {
            // What fails in the database itself is an SQLException without a cause of another kind.
            if (e.getCause() == null || e.getCause() instanceof SQLException) {
                throw e;
            }
            throw noLibrary(e);
        }
    }

    private static BackendException noLibrary(Throwable cause) {
        return new BackendException(
                "SQLite's native library cannot be loaded; check that the folder "
                        + System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir"))
                        + " exists, may be written and executed, or set org.sqlite.tmpdir",
                cause);
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** Refuses a library that the application's class path has replaced by one that damages databases. */
    static void checkVersion(Connection connection) throws SQLException {
        String version = text(connection, "SELECT sqlite_version()");
        int[] parts = Arrays.stream(version.split("\\."))
                .mapToInt(Integer::parseInt)
                .limit(OLDEST_SAFE.length)
                .toArray();
        if (Arrays.compare(parts, OLDEST_SAFE) < 0) {
            throw new BackendException(
                    "SQLite " + version
                            + " on the class path can damage a database that two connections write; use sqlite-jdbc 3.51.3 or newer",
                    null);
        }
    }
}
