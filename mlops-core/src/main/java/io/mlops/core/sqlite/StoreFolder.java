package io.mlops.core.sqlite;

import io.mlops.core.sql.SqlBackend;
import io.mlops.error.BackendException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.StoreReadOnlyException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The folder of a store: looked at before it is used, and created where it is new. */
final class StoreFolder {
    private static final int APPLICATION_ID_AT = 68;

    private final Path folder;

    StoreFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    Path database() {
        return folder.resolve("mlops.db");
    }

    Path artifacts() {
        return folder.resolve("artifacts");
    }

    /** Refuses what cannot be a folder of ours, without writing anything; then creates the folder where there is none. */
    static StoreFolder prepare(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    "store location", "must be a folder", folder.toString(), "this is a file; choose another path");
        }
        try {
            Files.createDirectories(folder);
            StoreFolder store = new StoreFolder(folder.toRealPath());
            store.requireWritable(store.folder);
            if (Files.exists(store.database())) {
                store.requireWritable(store.database());
            }
            return store;
        } catch (IOException e) {
            throw new BackendException(
                    "The folder " + folder + " cannot be created or read; check the path and its rights", e);
        }
    }

    /** Refuses what is no store; writes nothing. */
    static StoreFolder existing(Path folder) {
        try {
            StoreFolder store = new StoreFolder(folder.toRealPath());
            if (Files.exists(store.database())) {
                return store;
            }
        } catch (IOException e) {
            throw absent(folder, e);
        }
        throw absent(folder, null);
    }

    private static BackendException absent(Path folder, @Nullable IOException cause) {
        return new BackendException(
                "There is no store at " + folder + ", or it cannot be read; name the folder that holds mlops.db",
                cause);
    }

    /** Refuses a store that would have to be brought up to date first, which writes. */
    void requireCurrent(SqliteConnections connections) {
        SqliteErrors errors = new SqliteErrors(database());
        try (Connection connection = connections.openReader()) {
            int version = SqliteConnections.number(connection, "PRAGMA user_version");
            if (version != SqlBackend.schemaVersion()) {
                throw errors.older(version, SqlBackend.schemaVersion());
            }
        } catch (SQLException e) {
            throw errors.translate(e);
        }
    }

    private void requireWritable(Path path) {
        if (!Files.isWritable(path)) {
            throw new StoreReadOnlyException(
                    path
                            + " cannot be written; check the rights of the folder and its files, and how the disk is mounted",
                    null);
        }
    }

    /** Refuses a database that is not ours or is newer, without leaving a trace. Only for who holds the folder alone in this process. */
    void checkDatabase(SqliteConnections connections) {
        SqliteErrors errors = new SqliteErrors(database());
        if (!Files.isRegularFile(database(), LinkOption.NOFOLLOW_LINKS)) {
            if (Files.isSymbolicLink(database())) {
                throw errors.linked();
            }
            if (Files.exists(database())) {
                throw errors.foreign(null);
            }
            if (connections.hasLog()) {
                // A new database would begin with throwing it away.
                throw errors.withoutDatabase();
            }
            return;
        }
        try (Connection connection = connections.openUntouched()) {
            int application = SqliteConnections.number(connection, "PRAGMA application_id");
            int version = SqliteConnections.number(connection, "PRAGMA user_version");
            // SQLite takes a file that is shorter than a page for an empty one, and writes over it.
            boolean isEmpty = SqliteConnections.number(connection, "PRAGMA page_count") == 0
                    && database().toFile().length() == 0;
            if (application != SqliteDialect.APPLICATION_ID && !isEmpty) {
                throw errors.foreign(null);
            }
            if (version > SqlBackend.schemaVersion()) {
                throw errors.newer(version, SqlBackend.schemaVersion());
            }
        } catch (SQLException e) {
            // A checkpoint that was cut off, by a full disk for example, leaves a database that is whole only with its
            // log, which the opening reads and this look does not.
            if (!SqliteErrors.isCorrupt(e) || !connections.hasLog() || !bearsOurMark()) {
                throw errors.translate(e);
            }
        }
    }

    /** Looks at the file's first page alone, where SQLite's format keeps the application id from byte 68 on. */
    private boolean bearsOurMark() {
        try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "r")) {
            file.seek(APPLICATION_ID_AT);
            return file.readInt() == SqliteDialect.APPLICATION_ID;
        } catch (IOException e) {
            return false;
        }
    }
}
