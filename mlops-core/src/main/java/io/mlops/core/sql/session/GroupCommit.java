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
    private volatile @Nullable SQLException fatal;

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
        SQLException earlier = fatal;
        if (earlier != null) {
            first.abort(readOnly(earlier));
            return false;
        }
        boolean isLast = false;
        try {
            database.beginWrite(session.connection());
            long deadline = System.nanoTime() + MAX_GROUP_NANOS;
            WriteTask<?> task = first;
            while (task != null && !isLast) {
                group.add(task);
                runInSavepoint(task);
                boolean isFull = group.size() >= MAX_GROUP || System.nanoTime() - deadline > 0;
                task = isFull ? null : queue.poll();
                isLast = task == END;
            }
        } catch (SQLException e) {
            undo(first, group, e);
            return isLast;
        } catch (RuntimeException e) {
            undo(first, group, e);
            return isLast;
        }
        commit(group);
        return isLast;
    }

    private void runInSavepoint(WriteTask<?> task) throws SQLException {
        session.update("SAVEPOINT task");
        Throwable failure = null;
        try {
            task.run(session);
        } catch (SQLException e) {
            failure = database.translate(e);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        if (failure != null) {
            task.fail(failure);
            session.update("ROLLBACK TO SAVEPOINT task");
        }
        session.update("RELEASE SAVEPOINT task");
    }

    private void commit(List<WriteTask<?>> group) {
        try {
            database.commit(session.connection());
        } catch (SQLException e) {
            boolean isFatal = database.isFatal(e);
            fatal = isFatal ? e : null;
            for (WriteTask<?> task : group) {
                task.abort(isFatal ? unknown(e) : database.translate(e));
            }
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
    private void undo(WriteTask<?> first, List<WriteTask<?>> group, Exception failure) {
        try {
            database.rollback(session.connection());
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        if (group.isEmpty()) {
            group.add(first);
        }
        for (WriteTask<?> task : group) {
            task.abort(failure instanceof SQLException e ? database.translate(e) : (RuntimeException) failure);
        }
    }

    private OutcomeUnknownException unknown(SQLException failure) {
        return new OutcomeUnknownException(
                "The disk failed while " + database.location()
                        + " was made durable, so that nobody knows whether the write is there;"
                        + " check the disk, open the store again and look",
                failure);
    }

    private StoreReadOnlyException readOnly(SQLException failure) {
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
