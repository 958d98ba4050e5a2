package io.mlops.core.sql.session;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The session of the writing thread: kept as long as it is well, or taken from the database's pool for each transaction. Used by one thread at a time. */
final class WriterSession implements AutoCloseable {
    private final Database database;
    private @Nullable Session session;

    WriterSession(Database database) {
        this.database = database;
    }

    /** Returns the session, opened where there is none. */
    Session take() throws SQLException {
        Session known = session;
        if (known != null) {
            return known;
        }
        Session opened = new Session(database.openWriter());
        session = opened;
        return opened;
    }

    /** Ends the use for one transaction. */
    void release() {
        if (database.poolsConnections()) {
            discard();
        }
    }

    /** Undoes the transaction, or gives up the connection with which it is undone. */
    void undo(Throwable failure) {
        Session used = session;
        if (used == null) {
            return;
        }
        used.forgetStatements();
        used.forgetLast();
        if (failure instanceof SQLException e && database.isLost(e)) {
            discard();
            return;
        }
        try {
            database.rollback(used.connection());
        } catch (SQLException e) {
            failure.addSuppressed(e);
            release();
        }
    }

    /** A connection that fails to close is gone all the same. */
    void discard() {
        try {
            close();
        } catch (SQLException e) {
            session = null;
        }
    }

    @Override
    public void close() throws SQLException {
        Session used = session;
        session = null;
        if (used != null) {
            used.close();
        }
    }
}
