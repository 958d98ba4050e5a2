package io.mlops.core.sql.session;

import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.StoreReadOnlyException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one writer: a thread that takes all writes that wait into one transaction, and answers their callers after the one commit.
 *
 * <p>A group is run without savepoints first, as few writes fail and SQLite keeps a copy of each page that changes under one; where a write fails, the transaction is undone and the group run again, each write with a savepoint
 * of its own, so that those that do not fail are kept.
 *
 * <p>Thread-safe. Callers block until their write is durable, so no more writes wait than threads write.
 */
final class GroupCommit implements AutoCloseable {
    private static final int MAX_GROUP = 1000;
    private static final long MAX_GROUP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** How often a group is run whose transaction was undone or lost its connection before it was committed. */
    private static final int ATTEMPTS = 20;

    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long IDLE_MILLIS = 250;
    private static final long BETWEEN_CHORES_MILLIS = 5;
    private static final WriteTask<?> END = new WriteTask<>(session -> "");

    private final Database database;
    private final WriterSession writer;
    private final LinkedBlockingQueue<WriteTask<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final Object lock = new Object();
    private boolean closed;
    private volatile @Nullable Throwable fatal;
    private volatile @Nullable SqlWork<Boolean> chore;
    private long choreMillis = IDLE_MILLIS;

    GroupCommit(Database database, String name) throws SQLException {
        this.database = database;
        this.writer = new WriterSession(database);
        writer.take();
        writer.release();
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

    void whenIdle(SqlWork<Boolean> work) {
        chore = work;
    }

    private void work() {
        List<WriteTask<?>> group = new ArrayList<>();
        WriteTask<?> next = take();
        while (next != END) {
            choreMillis = IDLE_MILLIS;
            boolean isLast = commitGroup(next, group);
            group.clear();
            next = isLast ? END : take();
        }
    }

    private WriteTask<?> take() {
        while (true) {
            try {
                WriteTask<?> task = choreMillis == 0 || chore == null
                        ? queue.take()
                        : queue.poll(choreMillis, TimeUnit.MILLISECONDS);
                if (task != null) {
                    return task;
                }
                doChore(Objects.requireNonNull(chore));
            } catch (InterruptedException e) {
                // Only close() ends this thread: a write that was taken has to be answered.
            }
        }
    }

    /** Does what can wait, one piece after the other while nobody writes; when there is no more, or it fails, not before the next write. */
    private void doChore(SqlWork<Boolean> work) {
        choreMillis = 0;
        WriteTask<Boolean> task = new WriteTask<>(session -> {
            boolean isMore = work.run(session);
            choreMillis = isMore ? BETWEEN_CHORES_MILLIS : 0;
            return isMore;
        });
        List<WriteTask<?>> group = new ArrayList<>();
        if (commitGroup(task, group)) {
            queue.add(END);
        }
        if (group.size() > 1 && choreMillis == 0) {
            choreMillis = IDLE_MILLIS;
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
        boolean isCareful = false;
        for (int attempt = 1; ; attempt++) {
            boolean hasBegun = false;
            try {
                Session session = writer.take();
                database.beginWrite(session.connection());
                hasBegun = true;
                isLast |= runAll(session, group, new Manner(isCareful, isLast));
                commit(session, group);
                return isLast;
            } catch (SQLException | RuntimeException | Error e) {
                writer.undo(e);
                if (hasBegun && !isCareful && !isRepeatable(e)) {
                    isCareful = true;
                    continue;
                }
                if (attempt < ATTEMPTS && isRepeatable(e)) {
                    LockSupport.parkNanos(
                            ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS * attempt / ATTEMPTS));
                    continue;
                }
                if (!hasBegun) {
                    // What waits behind would only wait as long again, one after the other.
                    queue.drainTo(group);
                    isLast |= group.remove(END);
                }
                group.forEach(task -> task.abort(e instanceof SQLException sql ? database.translate(sql) : e));
                return isLast;
            } finally {
                writer.release();
            }
        }
    }

    /**
     * How a group is run. Immutable.
     *
     * @param isCareful each task with a savepoint, so that the failure of one undoes it alone; else the failure of one is everybody's, and the group is run again
     * @param isEnding whether the end of all work was met
     */
    private record Manner(boolean isCareful, boolean isEnding) {}

    /** Nothing of the group was committed, so that it can be run again from its beginning. */
    private boolean isRepeatable(Throwable failure) {
        return failure instanceof SQLException e && (database.isLost(e) || database.isUndone(e));
    }

    /** Runs the tasks of the group, and what waits behind them unless the end of all work was met; returns whether it was met now. */
    private boolean runAll(Session session, List<WriteTask<?>> group, Manner manner) throws SQLException {
        long start = System.nanoTime();
        for (int i = 0; i < group.size(); i++) {
            if (manner.isCareful()) {
                runInSavepoint(session, group.get(i));
            } else {
                group.get(i).run(session);
            }
            boolean isFull = group.size() >= MAX_GROUP || System.nanoTime() - start >= MAX_GROUP_NANOS;
            if (i < group.size() - 1 || isFull || manner.isEnding()) {
                continue;
            }
            WriteTask<?> task = queue.poll();
            if (task == END) {
                return true;
            }
            if (task != null) {
                group.add(task);
            }
        }
        return false;
    }

    private void runInSavepoint(Session session, WriteTask<?> task) throws SQLException {
        session.update("SAVEPOINT task");
        try {
            task.run(session);
        } catch (SQLException e) {
            if (isRepeatable(e)) {
                throw e;
            }
            task.fail(database.translate(e));
            session.forgetStatements();
            rollbackTask(session, e);
        } catch (RuntimeException | Error e) {
            task.fail(e);
            session.update("ROLLBACK TO SAVEPOINT task");
        }
        session.update("RELEASE SAVEPOINT task");
    }

    /** A database may answer a failure by undoing the whole transaction; then the failure is everybody's. */
    private static void rollbackTask(Session session, SQLException failure) throws SQLException {
        try {
            session.update("ROLLBACK TO SAVEPOINT task");
        } catch (SQLException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    /** Makes the group durable and answers it; throws only where it was undone and can be run again. */
    private void commit(Session session, List<WriteTask<?>> group) throws SQLException {
        try {
            database.commit(session.connection());
        } catch (SQLException e) {
            if (database.isUndone(e)) {
                throw e;
            }
            fatal = database.isFatal(e) ? e : null;
            boolean isUnknown = fatal != null || database.isLost(e);
            group.forEach(task -> task.abort(isUnknown ? unknown(e) : database.translate(e)));
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

    private OutcomeUnknownException unknown(Throwable failure) {
        String message = fatal == null
                ? "The connection to " + database.location() + " was lost while a write was made durable, so that"
                        + " nobody knows whether it is there; look before writing it again"
                : "The disk failed while " + database.location() + " was made durable, so that nobody knows whether"
                        + " the write is there; check the disk, open the store again and look";
        return new OutcomeUnknownException(message, failure);
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
        writer.close();
    }
}
