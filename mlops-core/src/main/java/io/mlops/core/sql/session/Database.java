package io.mlops.core.sql.session;

import io.mlops.error.MlopsException;
import java.sql.Connection;
import java.sql.SQLException;

/** How a database gives connections, begins and ends transactions, and explains its failures. Implementations are thread-safe. */
public interface Database {
    /** How many reads run at once unless the database says otherwise. */
    int DEFAULT_READERS = 8;

    /** Opens a connection that writes, outside of a transaction. */
    Connection openWriter() throws SQLException;

    /** Opens a connection that only reads, outside of a transaction. */
    Connection openReader() throws SQLException;

    /** Returns whether connections come from a pool that keeps them: then each is closed after its transaction. False by default: they are kept until the store is closed. */
    default boolean poolsConnections() {
        return false;
    }

    /** Returns how many reads run at once, 8 by default; more wait. A database whose pool makes them wait for a limited time gives a larger number. */
    default int maxReaders() {
        return DEFAULT_READERS;
    }

    /** Returns whether one statement of a reader that is outside of a transaction is a transaction by itself. False by default: then each is put into one. */
    default boolean readsAlone() {
        return false;
    }

    /**
     * Begins a transaction that may write at once: it never has to be upgraded from reading to writing. Checks that the schema is still the one that this program
     * knows.
     *
     * @param connection outside of a transaction; left so where this fails
     */
    void beginWrite(Connection connection) throws SQLException;

    /**
     * Begins a transaction that sees one state of the database.
     *
     * @param connection outside of a transaction; left so where this fails
     */
    void beginRead(Connection connection) throws SQLException;

    /**
     * Makes a transaction durable; on return the connection is outside of a transaction, also after a failure.
     *
     * @param connection in a transaction
     */
    void commit(Connection connection) throws SQLException;

    /**
     * Undoes a transaction, where the failure has not undone it already; on return the connection is outside of a transaction.
     *
     * @param connection in a transaction or not
     */
    void rollback(Connection connection) throws SQLException;

    /**
     * Called by the writing thread between two transactions, after those who wait for the first were answered.
     *
     * @param connection outside of a transaction
     */
    void afterCommit(Connection connection) throws SQLException;

    /**
     * Returns whether nothing may be written after a failed commit or {@link #afterCommit}, until the store is opened again.
     *
     * @param failure what was thrown
     */
    boolean isFatal(SQLException failure);

    /**
     * Returns whether the connection is gone: what it had not committed is undone, and of a commit under way nobody knows. False by default.
     *
     * @param failure what was thrown by a connection that was open
     */
    default boolean isLost(SQLException failure) {
        return false;
    }

    /**
     * Returns whether the whole transaction was undone for the sake of another one, so that it may succeed when it is run again. False by default.
     *
     * @param failure what was thrown
     */
    default boolean isUndone(SQLException failure) {
        return false;
    }

    /**
     * Explains a failure, with the failure as its cause.
     *
     * @param failure what was thrown
     */
    MlopsException translate(SQLException failure);

    /** Returns where the database is, for messages: without credentials. */
    String location();
}
