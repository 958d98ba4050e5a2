package io.mlops.core.sql.session;

import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one writer. All writes wait in one queue; whoever leads takes them into one transaction, and answers their callers after the one commit.
 *
 * <p>A caller that finds nobody leading leads for one group, its own write among it, so that a write on its own wakes no other thread. What has gathered meanwhile is left to the writing thread, so that nobody works for others for
 * ever; where connections come from a pool, which an interrupt of a caller may reach, that thread leads always. Whoever stops to lead looks at the queue once more, as those who found it leading rely on that.
 *
 * <p>Thread-safe. Callers block until their write is durable, so no more writes wait than threads write.
 */
final class GroupCommit implements AutoCloseable {
    private static final long IDLE_MILLIS = 250;
    private static final long BETWEEN_CHORES_MILLIS = 5;

    private final Database database;
    private final Queue<WriteTask<?>> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock leading = new ReentrantLock();
    private final GroupWriter writer;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private final Object lock = new Object();
    private boolean closed;
    private volatile boolean ended;
    private volatile @Nullable SqlWork<Boolean> chore;
    /** How long nobody has to write before a chore is done; 0 where there is none to do. */
    private volatile long choreMillis = IDLE_MILLIS;

    private volatile long lastWriteNanos = System.nanoTime();

    GroupCommit(Database database, String name) throws SQLException {
        this.database = database;
        this.writer = new GroupWriter(database, queue);
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
        if (database.poolsConnections()) {
            writer.added();
            wanted.release();
        } else if (leading.tryLock()) {
            try {
                commitNext();
            } finally {
                stopLeading();
            }
        } else {
            writer.added();
        }
        return task.await();
    }

    void whenIdle(SqlWork<Boolean> work) {
        chore = work;
        wanted.release();
    }

    private void stopLeading() {
        leading.unlock();
        if (!queue.isEmpty()) {
            wanted.release();
        }
    }

    private void commitNext() {
        WriteTask<?> first = queue.poll();
        if (first != null) {
            writer.commit(first);
            lastWriteNanos = System.nanoTime();
            if (choreMillis == 0) {
                choreMillis = IDLE_MILLIS;
                wanted.release();
            }
        }
    }

    private void work() {
        while (!ended) {
            boolean isIdle = !awaitWanted();
            leading.lock();
            try {
                if (isIdle && queue.isEmpty()) {
                    doChore();
                }
                while (!queue.isEmpty()) {
                    commitNext();
                }
            } finally {
                stopLeading();
            }
        }
    }

    /** Waits until somebody wants this thread to lead; returns false where it is time for a chore instead. */
    private boolean awaitWanted() {
        try {
            if (choreMillis == 0 || chore == null) {
                wanted.acquire();
            } else if (!wanted.tryAcquire(choreMillis, TimeUnit.MILLISECONDS)) {
                return false;
            }
            wanted.drainPermits();
        } catch (InterruptedException e) {
            // Only close() ends this thread: a write that was accepted has to be answered.
        }
        return true;
    }

    /** Does what can wait, one piece after the other while nobody writes; when there is no more, or it fails, not before the next write. */
    private void doChore() {
        SqlWork<Boolean> work = chore;
        long idle = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastWriteNanos);
        if (work == null || idle < choreMillis) {
            return;
        }
        choreMillis = 0;
        WriteTask<Boolean> task = new WriteTask<>(session -> {
            boolean isMore = work.run(session);
            choreMillis = isMore ? BETWEEN_CHORES_MILLIS : 0;
            return isMore;
        });
        boolean isAlone = writer.commit(task) == 1;
        if (!isAlone && choreMillis == 0) {
            choreMillis = IDLE_MILLIS;
        }
    }

    @Override
    public void close() throws SQLException {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
        }
        leading.lock();
        try {
            while (!queue.isEmpty()) {
                commitNext();
            }
            ended = true;
        } finally {
            leading.unlock();
        }
        wanted.release();
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
