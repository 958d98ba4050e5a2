package io.mlops.core.sql.session;

import io.mlops.error.MlopsException;
import java.sql.Connection;
import java.sql.SQLException;

/** How a database gives connections, begins and ends transactions, and explains its failures. Implementations are thread-safe. */
public interface Database {
    /** Opens the connection that writes, in auto-commit mode. */
    Connection openWriter() throws SQLException;

    /** Opens a connection that only reads, in auto-commit mode. */
    Connection openReader() throws SQLException;

    /**
     * Begins a transaction that may write at once: it never has to be upgraded from reading to writing. Checks that the schema is still the one that this program
     * knows.
     *
     * @param connection in auto-commit mode; left in it where this fails
     */
    void beginWrite(Connection connection) throws SQLException;

    /**
     * Begins a transaction that sees one state of the database.
     *
     * @param connection in auto-commit mode; left in it where this fails
     */
    void beginRead(Connection connection) throws SQLException;

    /**
     * Makes a transaction durable; on return the connection is in auto-commit mode, also after a failure.
     *
     * @param connection in a transaction
     */
    void commit(Connection connection) throws SQLException;

    /**
     * Undoes a transaction, where the failure has not undone it already; on return the connection is in auto-commit mode.
     *
     * @param connection in a transaction or not
     */
    void rollback(Connection connection) throws SQLException;

    /**
     * Called by the writing thread between two transactions, after those who wait for the first were answered.
     *
     * @param connection in auto-commit mode
     */
    void afterCommit(Connection connection) throws SQLException;

    /**
     * Returns whether nothing may be written after a failed commit or {@link #afterCommit}, until the store is opened again.
     *
     * @param failure what was thrown
     */
    boolean isFatal(SQLException failure);

    /**
     * Explains a failure, with the failure as its cause.
     *
     * @param failure what was thrown
     */
    MlopsException translate(SQLException failure);

    /** Returns where the database is, for messages: without credentials. */
    String location();
}
