package io.mlops.core.sql.session;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Connections that only read, opened when they are first needed and then kept. Thread-safe; a reader waits where all are busy. */
final class ReaderPool implements AutoCloseable {
    private static final int MAX_READERS = 8;

    private final Database database;
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore permits = new Semaphore(MAX_READERS, true);
    private volatile boolean closed;

    ReaderPool(Database database) {
        this.database = database;
    }

    <T extends @Nullable Object> T read(SqlWork<T> work) {
        permits.acquireUninterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("the store " + database.location() + " is closed");
            }
            return readWithSession(work);
        } catch (SQLException e) {
            throw database.translate(e);
        } finally {
            permits.release();
        }
    }

    private <T extends @Nullable Object> T readWithSession(SqlWork<T> work) throws SQLException {
        Session pooled = idle.pollFirst();
        Session session = pooled == null ? new Session(database.openReader()) : pooled;
        boolean isWell = false;
        try {
            database.beginRead(session.connection());
            T result = work.run(session);
            database.commit(session.connection());
            isWell = true;
            return result;
        } catch (RuntimeException e) {
            database.rollback(session.connection());
            isWell = true;
            throw e;
        } finally {
            if (isWell) {
                idle.addFirst(session);
            } else {
                session.close();
            }
        }
    }

    /** Waits for the reads that are under way. */
    @Override
    public void close() throws SQLException {
        closed = true;
        permits.acquireUninterruptibly(MAX_READERS);
        try {
            for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
                session.close();
            }
        } finally {
            permits.release(MAX_READERS);
        }
    }
}
