package io.mlops.core.sql.session;

import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.StoreReadOnlyException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes groups of tasks, each group in one transaction, and answers each task when its group is durable.
 *
 * <p>A group is run without savepoints first, as few writes fail and SQLite keeps a copy of each page that changes under one; where a write fails, the transaction is undone and the group run again, each write with a savepoint
 * of its own, so that those that do not fail are kept. For use by one thread at a time.
 */
final class GroupWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final int MAX_GROUP = 1000;
    private static final long MAX_GROUP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** Nobody waits longer for latecomers, however slow the disk is. */
    private static final long MAX_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** How often a group is run whose transaction was undone or lost its connection before it was committed. */
    private static final int ATTEMPTS = 20;

    /** A server that has let one attempt wait for longer is not asked again. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Database database;
    private final WriterSession writer;
    private final Queue<WriteTask<?>> queue;
    private int lastSize = 1;
    private long lastCommitNanos;
    private @Nullable Throwable fatal;
    /** Who waits for latecomers, for those to wake who come. */
    private volatile @Nullable Thread waiting;

    /**
     * Opens the writing connection.
     *
     * @param database which database
     * @param queue the tasks that wait; a group takes them along
     */
    GroupWriter(Database database, Queue<WriteTask<?>> queue) throws SQLException {
        this.database = database;
        this.queue = queue;
        this.writer = new WriterSession(database);
        writer.take();
        writer.release();
    }

    /**
     * Commits a write, together with what waits; answers all of them.
     *
     * @param first begins the group
     * @return how many writes the group had
     */
    int commit(WriteTask<?> first) {
        List<WriteTask<?>> group = new ArrayList<>();
        group.add(first);
        commit(group);
        lastSize = group.size();
        return lastSize;
    }

    private void commit(List<WriteTask<?>> group) {
        Throwable earlier = fatal;
        if (earlier != null) {
            group.get(0).abort(readOnly(earlier));
            return;
        }
        boolean isCareful = false;
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            boolean hasBegun = false;
            try {
                Session session = writer.take();
                database.beginWrite(session.connection());
                hasBegun = true;
                runAll(session, group, isCareful);
                commit(session, group);
                return;
            } catch (SQLException | RuntimeException | Error e) {
                writer.undo(e);
                if (hasBegun && !isCareful && !isRepeatable(e)) {
                    isCareful = true;
                    continue;
                }
                boolean isInTime = attempt < ATTEMPTS && System.nanoTime() - start < PATIENCE_NANOS;
                if (isInTime && isRepeatable(e)) {
                    LockSupport.parkNanos(
                            ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS * attempt / ATTEMPTS));
                    continue;
                }
                if (!hasBegun) {
                    // What waits behind would only wait as long again, one after the other.
                    for (WriteTask<?> task = queue.poll(); task != null; task = queue.poll()) {
                        group.add(task);
                    }
                }
                group.forEach(task -> task.abort(e instanceof SQLException sql ? database.translate(sql) : e));
                return;
            } finally {
                writer.release();
            }
        }
    }

    /** Nothing of the group was committed, so that it can be run again from its beginning. */
    private boolean isRepeatable(Throwable failure) {
        return failure instanceof SQLException e && (database.isLost(e) || database.isUndone(e));
    }

    /**
     * Runs the tasks of the group, and what waits behind them.
     *
     * @param isCareful each task with a savepoint, so that the failure of one undoes it alone; else the failure of one is everybody's
     */
    private void runAll(Session session, List<WriteTask<?>> group, boolean isCareful) throws SQLException {
        long start = System.nanoTime();
        long patience = Math.min(MAX_LATE_NANOS, lastCommitNanos);
        for (int i = 0; i < group.size(); i++) {
            if (isCareful) {
                runInSavepoint(session, group.get(i));
            } else {
                group.get(i).run(session);
            }
            boolean isFull = group.size() >= MAX_GROUP || System.nanoTime() - start >= MAX_GROUP_NANOS;
            if (i < group.size() - 1 || isFull) {
                continue;
            }
            WriteTask<?> task = queue.poll();
            if (task == null && group.size() < lastSize) {
                long before = System.nanoTime();
                task = awaitLatecomer(patience);
                patience -= System.nanoTime() - before;
            }
            if (task != null) {
                group.add(task);
            }
        }
        session.writeLast();
    }

    /**
     * Those who were answered together write again together. Whoever comes too late waits for the commit that goes on and needs one of his own: waiting for them for as long as a commit takes at most
     * costs no more than the commit that it may spare.
     */
    private @Nullable WriteTask<?> awaitLatecomer(long nanos) {
        long start = System.nanoTime();
        waiting = Thread.currentThread();
        try {
            WriteTask<?> task = queue.poll();
            for (long left = nanos; task == null && left > 0; left = nanos - (System.nanoTime() - start)) {
                LockSupport.parkNanos(this, left);
                task = queue.poll();
            }
            return task;
        } finally {
            waiting = null;
        }
    }

    /** Tells of a task that was added to the queue. */
    void added() {
        Thread thread = waiting;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    private void runInSavepoint(Session session, WriteTask<?> task) throws SQLException {
        session.update("SAVEPOINT task");
        try {
            task.run(session);
            session.writeLast();
        } catch (SQLException e) {
            session.forgetLast();
            if (isRepeatable(e)) {
                throw e;
            }
            task.fail(database.translate(e));
            session.forgetStatements();
            rollbackTask(session, e);
        } catch (RuntimeException | Error e) {
            session.forgetLast();
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
        long start = System.nanoTime();
        try {
            database.commit(session.connection());
            lastCommitNanos = System.nanoTime() - start;
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
        tidyUp(session);
    }

    /** After all are answered nothing may fail them, or run them again. A disk that has failed takes no more writes; whatever else it was, too little memory for example, is tried again after the next commit. */
    private void tidyUp(Session session) {
        try {
            database.afterCommit(session.connection());
        } catch (SQLException e) {
            fatal = database.isFatal(e) ? e : null;
        } catch (RuntimeException | Error e) {
            LOG.warn("What follows a commit of {} failed; it is done after the next one", database.location(), e);
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
        writer.close();
    }
}
