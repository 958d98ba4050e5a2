package io.mlops.core.sql.session;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connections that only read, opened when they are first needed and then kept, here or in the database's pool. Thread-safe; a reader waits where all are busy.
 *
 * <p>A read whose connection is lost is done again with another one.
 */
final class ReaderPool implements AutoCloseable {
    /** More than a pool holds connections, as after a restart of the server each of them is found to be gone. */
    private static final int ATTEMPTS = 20;

    /** A server that has let one attempt wait for longer is not asked again. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Database database;
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore permits;
    private volatile boolean closed;

    ReaderPool(Database database) {
        this.database = database;
        this.permits = new Semaphore(database.maxReaders(), true);
    }

    /**
     * @param isOnce whether the work runs one statement only
     */
    <T extends @Nullable Object> T read(SqlWork<T> work, boolean isOnce) {
        boolean isAlone = isOnce && database.readsAlone();
        permits.acquireUninterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("the store " + database.location() + " is closed");
            }
            return readRepeating(isAlone ? work : inTransaction(work));
        } catch (SQLException e) {
            throw database.translate(e);
        } finally {
            permits.release();
        }
    }

    private <T extends @Nullable Object> T readRepeating(SqlWork<T> work) throws SQLException {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return readWithSession(work);
            } catch (SQLException e) {
                boolean isInTime = attempt < ATTEMPTS && System.nanoTime() - start < PATIENCE_NANOS;
                if (!isInTime || !(database.isLost(e) || database.isUndone(e))) {
                    throw e;
                }
            }
        }
    }

    private <T extends @Nullable Object> T readWithSession(SqlWork<T> work) throws SQLException {
        Session pooled = idle.pollFirst();
        Session session = pooled == null ? new Session(database.openReader()) : pooled;
        boolean isWell = false;
        try {
            T result = work.run(session);
            isWell = true;
            return result;
        } catch (RuntimeException e) {
            isWell = true;
            throw e;
        } finally {
            if (isWell && !database.poolsConnections()) {
                idle.addFirst(session);
            } else {
                session.close();
            }
        }
    }

    private <T extends @Nullable Object> SqlWork<T> inTransaction(SqlWork<T> work) {
        return session -> {
            try {
                database.beginRead(session.connection());
                T result = work.run(session);
                database.commit(session.connection());
                return result;
            } catch (RuntimeException e) {
                database.rollback(session.connection());
                throw e;
            }
        };
    }

    /** Waits for the reads that are under way. */
    @Override
    public void close() throws SQLException {
        closed = true;
        permits.acquireUninterruptibly(database.maxReaders());
        try {
            for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
                session.close();
            }
        } finally {
            permits.release(database.maxReaders());
        }
    }
}
