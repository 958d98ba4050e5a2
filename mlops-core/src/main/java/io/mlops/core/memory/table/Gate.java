package io.mlops.core.memory.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The way to the tables of one store: any number of readers or one writer, none once it is closed. Thread-safe.
 *
 * <p>Neither readers nor writers do anything slow inside, so that waiting is a matter of memory accesses.
 */
public final class Gate {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean isClosed;

    /** Makes an open gate. */
    public Gate() {}

    /**
     * Reads.
     *
     * @param <T> what is read
     * @param work reads tables and changes nothing
     * @throws IllegalStateException if the store is closed
     */
    public <T> T read(Supplier<T> work) {
        lock.readLock().lock();
        try {
            refuseIfClosed();
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Changes tables; where that fails, none is changed.
     *
     * @param <T> what the change returns
     * @param work changes tables through {@link Table} alone
     * @throws IllegalStateException if the store is closed
     */
    public <T> T change(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            refuseIfClosed();
            T result = work.get();
            undo.clear();
            return result;
        } finally {
            while (!undo.isEmpty()) {
                undo.pop().run();
            }
            lock.writeLock().unlock();
        }
    }

    /** Lets nobody in any more, once those inside are out. */
    public void close() {
        lock.writeLock().lock();
        try {
            isClosed = true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Notes how to take back a step of the change that is going on. */
    void onFailure(Runnable step) {
        undo.push(step);
    }

    private void refuseIfClosed() {
        if (isClosed) {
            throw new IllegalStateException("the store in memory is closed; open another one");
        }
    }
}
