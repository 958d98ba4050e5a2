package io.mlops.core.memory;

import io.mlops.spi.StoreDefect;
import io.mlops.spi.table.SeriesPoints;
import io.mlops.spi.table.Table;
import io.mlops.spi.table.TableFormat;
import io.mlops.spi.table.Tables;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The way to the tables of one store: any number of readers or one writer, none once it is closed. Thread-safe.
 *
 * <p>Neither readers nor writers do anything slow inside, so that waiting is a matter of memory accesses.
 */
final class Gate implements Tables {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean isClosed;

    @Override
    public <K, V> Table<K, V> table(TableFormat<K, V> format) {
        return new MemoryTable<>(this, format::keyBytes);
    }

    @Override
    public Optional<SeriesPoints> points() {
        return Optional.of(new MemoryPoints());
    }

    /** Returns nothing: there are no bytes that could decay. */
    @Override
    public List<StoreDefect> verify() {
        return read(List::of);
    }

    @Override
    public <T> T read(Supplier<T> work) {
        lock.readLock().lock();
        try {
            refuseIfClosed();
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
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

    @Override
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
