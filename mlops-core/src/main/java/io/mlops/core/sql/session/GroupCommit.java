package io.mlops.core.sql.session;

import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.StoreReadOnlyException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one writer: a thread that takes all writes that wait into one transaction, each with a savepoint of its own, and answers their callers after the one commit.
 *
 * <p>Thread-safe. Callers block until their write is durable, so no more writes wait than threads write.
 */
final class GroupCommit implements AutoCloseable {
    private static final int MAX_GROUP = 1000;
    private static final long MAX_GROUP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final WriteTask<?> END = new WriteTask<>(session -> "");

    private final Database database;
    private final Session session;
    private final LinkedBlockingQueue<WriteTask<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final Object lock = new Object();
    private boolean closed;
    private volatile @Nullable Throwable fatal;

    GroupCommit(Database database, String name) throws SQLException {
        this.database = database;
        this.session = new Session(database.openWriter());
        this.thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    <T extends @Nullable Object> T write(SqlWork<T> work) {
        WriteTask<T> task = new WriteTask<>(work);
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("the store " + database.location() + " is closed");
            }
            queue.add(task);
        }
        return task.await();
    }

    private void work() {
        List<WriteTask<?>> group = new ArrayList<>();
        WriteTask<?> next = take();
        while (next != END) {
            boolean isLast = commitGroup(next, group);
            group.clear();
            next = isLast ? END : take();
        }
    }

    private WriteTask<?> take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                // Only close() ends this thread: a write that was taken has to be answered.
            }
        }
    }

    /** Returns whether the end of all work was met. */
    private boolean commitGroup(WriteTask<?> first, List<WriteTask<?>> group) {
        group.add(first);
        Throwable earlier = fatal;
        if (earlier != null) {
            first.abort(readOnly(earlier));
            return false;
        }
        boolean isLast = false;
        try {
            database.beginWrite(session.connection());
        } catch (SQLException | RuntimeException | Error e) {
            // What waits behind would only wait as long again, one after the other.
            queue.drainTo(group);
            isLast = group.remove(END);
            undo(group, e);
            return isLast;
        }
        try {
            isLast = runAll(group);
        } catch (SQLException | RuntimeException | Error e) {
            undo(group, e);
            return isLast;
        }
        commit(group);
        return isLast;
    }

    /** Runs the first task, and what waits behind it; returns whether the end of all work was met. */
    private boolean runAll(List<WriteTask<?>> group) throws SQLException {
        long start = System.nanoTime();
        runInSavepoint(group.get(0));
        while (group.size() < MAX_GROUP && System.nanoTime() - start < MAX_GROUP_NANOS) {
            WriteTask<?> task = queue.poll();
            if (task == null || task == END) {
                return task == END;
            }
            group.add(task);
            runInSavepoint(task);
        }
        return false;
    }

    private void runInSavepoint(WriteTask<?> task) throws SQLException {
        session.update("SAVEPOINT task");
        try {
            task.run(session);
        } catch (SQLException e) {
            task.fail(database.translate(e));
            session.forgetStatements();
            rollbackTask(e);
        } catch (RuntimeException | Error e) {
            task.fail(e);
            session.update("ROLLBACK TO SAVEPOINT task");
        }
        session.update("RELEASE SAVEPOINT task");
    }

    /** A database may answer a failure by undoing the whole transaction; then the failure is everybody's. */
    private void rollbackTask(SQLException failure) throws SQLException {
        try {
            session.update("ROLLBACK TO SAVEPOINT task");
        } catch (SQLException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private void commit(List<WriteTask<?>> group) {
        try {
            database.commit(session.connection());
        } catch (SQLException e) {
            boolean isFatal = database.isFatal(e);
            fatal = isFatal ? e : null;
            group.forEach(task -> task.abort(isFatal ? unknown(e) : database.translate(e)));
            return;
        } catch (RuntimeException | Error e) {
            fatal = e;
            group.forEach(task -> task.abort(unknown(e)));
            return;
        }
        group.forEach(WriteTask::answer);
        try {
            database.afterCommit(session.connection());
        } catch (SQLException e) {
            fatal = database.isFatal(e) ? e : null;
        }
    }

    /** The failure left no transaction to go on with, so that every task of the group is undone. */
    private void undo(List<WriteTask<?>> group, Throwable failure) {
        session.forgetStatements();
        try {
            database.rollback(session.connection());
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        group.forEach(task -> task.abort(failure instanceof SQLException e ? database.translate(e) : failure));
    }

    private OutcomeUnknownException unknown(Throwable failure) {
        return new OutcomeUnknownException(
                "The disk failed while " + database.location()
                        + " was made durable, so that nobody knows whether the write is there;"
                        + " check the disk, open the store again and look",
                failure);
    }

    private StoreReadOnlyException readOnly(Throwable failure) {
        return new StoreReadOnlyException(
                "The store " + database.location() + " takes no writes since the disk failed during an earlier one;"
                        + " check the disk and open the store again",
                failure);
    }

    @Override
    public void close() throws SQLException {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(END);
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }
}
