package io.mlops.core.sql;

import io.mlops.core.sql.session.Database;
import io.mlops.error.MlopsException;
import io.mlops.spi.StoreDefect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What one kind of database does in its own way. Implementations are thread-safe. */
public interface SqlDialect extends Database {
    @Override
    Connection openWriter() throws SQLException;

    @Override
    Connection openReader() throws SQLException;

    @Override
    default boolean poolsConnections() {
        return false;
    }

    @Override
    default int maxReaders() {
        return DEFAULT_READERS;
    }

    @Override
    default boolean readsAlone() {
        return false;
    }

    @Override
    void beginWrite(Connection connection) throws SQLException;

    @Override
    void beginRead(Connection connection) throws SQLException;

    @Override
    void commit(Connection connection) throws SQLException;

    @Override
    void rollback(Connection connection) throws SQLException;

    @Override
    void afterCommit(Connection connection) throws SQLException;

    @Override
    boolean isFatal(SQLException failure);

    @Override
    default boolean isLost(SQLException failure) {
        return false;
    }

    @Override
    default boolean isUndone(SQLException failure) {
        return false;
    }

    @Override
    MlopsException translate(SQLException failure);

    @Override
    String location();

    /**
     * Returns what the words in braces of the schema's scripts stand for: {@code id} (a primary key of rising numbers, none given twice), {@code row} (one whose numbers may be
     * given again), {@code int}, {@code long}, {@code double}, {@code text} (ordered by code point) and {@code blob}; {@code table} and {@code keyed}, the options of
     * a table with and without a number of its own.
     */
    Map<String, String> words();

    /**
     * Returns SQL that follows the shared script of a version and belongs to it: what only this database needs, such as limits of its indexes. It is never changed once it was published, as
     * the shared scripts are not. Empty by default.
     *
     * @param version from 1
     */
    default String script(int version) {
        return "";
    }

    /**
     * Returns whether an opening of the store is known to have ended, by {@code close()} or with its process. Never true of one that lives and reaches the database, whatever the clocks say. By default nothing is known, so
     * that the runs of a process that died stay RUNNING.
     *
     * @param connection in a transaction that reads
     * @param writerId names the opening; empty for all those before openings were noted
     */
    default boolean isGone(Connection connection, String writerId) throws SQLException {
        return false;
    }

    /**
     * Notes the schema's version where {@link #beginWrite} finds it cheaply; the history of migrations is a table that all dialects share.
     *
     * @param connection in a transaction that writes
     * @param version the new version
     */
    void setSchemaVersion(Connection connection, int version) throws SQLException;

    /**
     * Adds what the database's own check of its files finds.
     *
     * @param connection in a transaction that reads
     * @param defects grows
     */
    void verify(Connection connection, List<StoreDefect> defects) throws SQLException;
}
