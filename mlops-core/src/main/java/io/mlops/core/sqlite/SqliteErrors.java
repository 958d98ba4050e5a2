package io.mlops.core.sqlite;

import io.mlops.error.BackendException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.IncompatibleSchemaException;
import io.mlops.error.MlopsException;
import io.mlops.error.StoreBusyException;
import io.mlops.error.StoreCorruptException;
import io.mlops.error.StoreFullException;
import io.mlops.error.StoreReadOnlyException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Explains SQLite's result codes. */
final class SqliteErrors {
    private static final int PRIMARY = 0xff;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int NOTADB = 26;

    private final Path file;

    SqliteErrors(Path file) {
        this.file = file;
    }

    /** The primary code is the low byte of an extended one. */
    private static int code(SQLException failure) {
        return failure.getErrorCode() & PRIMARY;
    }

    /** After a failed read, write or sync nobody knows what is on the disk; a write that found no room was undone. */
    boolean isDiskFailure(SQLException failure) {
        return !isFull(failure) && (code(failure) == IOERR || code(failure) == CORRUPT);
    }

    /** SQLite knows a full disk, but neither a quota that is used up nor files that may not grow, which it calls failures of the disk. */
    private boolean isFull(SQLException failure) {
        return code(failure) == FULL
                || isResult(failure, SQLiteErrorCode.SQLITE_IOERR_SHMSIZE)
                || (isResult(failure, SQLiteErrorCode.SQLITE_IOERR_WRITE) && !Disk.hasRoomBeside(file));
    }

    /** Whether the database by itself is damaged. */
    static boolean isCorrupt(SQLException failure) {
        return code(failure) == CORRUPT;
    }

    /** Whether files could not be made or written beside the database, or the database could not be opened at all. */
    static boolean isUnwritable(SQLException failure) {
        return code(failure) == CANTOPEN || code(failure) == READONLY;
    }

    /** The driver's number is the primary code alone. */
    private static boolean isResult(SQLException failure, SQLiteErrorCode result) {
        return failure instanceof SQLiteException e && e.getResultCode() == result;
    }

    MlopsException translate(SQLException failure) {
        return switch (isFull(failure) ? FULL : code(failure)) {
            case BUSY, LOCKED ->
                new StoreBusyException(
                        "Another process keeps " + file + " locked; try again, or raise the option "
                                + SqliteOptions.BUSY_TIMEOUT,
                        failure);
            case FULL ->
                new StoreFullException(
                        "The disk of " + file
                                + " is full, or takes no more of this user, and nothing of this write was kept; free"
                                + " space and try again",
                        failure);
            case CORRUPT ->
                new StoreCorruptException("The database " + file + " is damaged; restore it from a backup", failure);
            case READONLY ->
                new StoreReadOnlyException(
                        "The database " + file + " cannot be written; check the rights of the file and of its folder",
                        failure);
            case CANTOPEN ->
                new BackendUnavailableException(
                        "The database " + file
                                + " cannot be opened; check that its folder exists and may be read and written. Where nothing"
                                + " can be written, a store that was not closed (mlops.db-wal is not empty) has to be copied first",
                        failure);
            case NOTADB -> foreign(failure);
            case IOERR ->
                new BackendException(
                        "The disk of " + file + " failed to read or write; check the disk, then open the store again",
                        failure);
            default ->
                new BackendException("The database " + file + " refused a statement: " + failure.getMessage(), failure);
        };
    }

    IncompatibleSchemaException foreign(@Nullable SQLException failure) {
        return new IncompatibleSchemaException(
                "The file " + file + " is not a database of this library; choose another folder, or move the file away",
                failure);
    }

    IncompatibleSchemaException linked() {
        return new IncompatibleSchemaException(
                "The file " + file
                        + " is a symbolic link, past which one database could be opened twice without either knowing;"
                        + " open the folder that holds the database itself, or make a link to that folder",
                null);
    }

    StoreCorruptException withoutDatabase() {
        return new StoreCorruptException(
                "The database " + file + " is gone, and its log " + file.getFileName()
                        + "-wal is still here; put the database back, or move the log away to begin a new store",
                null);
    }

    IncompatibleSchemaException older(int found, int known) {
        return new IncompatibleSchemaException(
                "The store " + file + " has schema version " + found + ", and to read it needs version " + known
                        + "; open it, or a copy of it, once to write, which brings it up to date",
                null);
    }

    IncompatibleSchemaException newer(int found, int known) {
        return new IncompatibleSchemaException(
                "The store " + file + " has schema version " + found + ", and this program knows versions up to "
                        + known + "; use a newer version of the library",
                null);
    }
}
