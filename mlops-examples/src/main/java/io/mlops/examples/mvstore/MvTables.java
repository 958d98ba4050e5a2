package io.mlops.examples.mvstore;

import io.mlops.error.BackendException;
import io.mlops.error.IncompatibleSchemaException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.StoreBusyException;
import io.mlops.error.StoreCorruptException;
import io.mlops.spi.StoreDefect;
import io.mlops.spi.table.Table;
import io.mlops.spi.table.TableFormat;
import io.mlops.spi.table.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Tables as maps of one MVStore. Thread-safe.
 *
 * <p>A change works on the live maps and becomes a version by its commit; a read works on the maps of the last version, so that it neither waits for a change nor sees half of one.
 */
final class MvTables implements Tables {
    private static final int FORMAT = 1;

    private final MVStore store;
    private final Map<String, MvTable<?, ?>> tables = new ConcurrentHashMap<>();
    private final ReentrantLock changing = new ReentrantLock();
    /** Held for reading by all who are inside, for writing by {@link #close}. */
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    /** The maps of the last version by name, and those that the read of a thread began with. */
    private volatile Map<String, MVMap<byte[], byte[]>> committed = Map.of();

    @SuppressWarnings("ThreadLocalUsage") // each store has its own, and every read leaves it empty
    private final ThreadLocal<Map<String, MVMap<byte[], byte[]>>> seen = new ThreadLocal<>();

    private MvTables(MVStore store) {
        this.store = store;
    }

    static MvTables open(Path file) {
        try {
            // Without this, MVStore commits by itself, also what a change has not finished.
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            if (store.getStoreVersion() > FORMAT) {
                store.close();
                throw new IncompatibleSchemaException(file + " was written by a newer version; update", null);
            }
            store.setStoreVersion(FORMAT);
            return new MvTables(store);
        } catch (MVStoreException e) {
            throw switch (e.getErrorCode()) {
                case DataUtils.ERROR_FILE_LOCKED -> new StoreBusyException(file + " is open already; close it", e);
                case DataUtils.ERROR_FILE_CORRUPT -> new StoreCorruptException(file + " is damaged; restore it", e);
                default -> new BackendException(file + " cannot be opened: " + e.getMessage(), e);
            };
        }
    }

    @Override
    public <K, V> Table<K, V> table(TableFormat<K, V> format) {
        MVMap<byte[], byte[]> live = store.openMap(
                format.name(),
                new MVMap.Builder<byte[], byte[]>().keyType(new ByteType()).valueType(new ByteType()));
        MvTable<K, V> table = new MvTable<>(this, live, format);
        tables.put(format.name(), table);
        commit();
        return table;
    }

    @Override
    public <T> T read(Supplier<T> work) {
        return inUse(() -> {
            if (seen.get() != null || changing.isHeldByCurrentThread()) {
                return work.get();
            }
            seen.set(committed);
            try {
                return work.get();
            } finally {
                seen.remove();
            }
        });
    }

    // README: start
    @Override
    public <T> T change(Supplier<T> work) {
        return inUse(() -> {
            changing.lock(); // one change at a time
            try {
                T result = work.get(); // puts and removes rows of the live maps
                commit(); // on the disk, then visible to readers
                return result;
            } catch (RuntimeException | Error e) {
                rollback(); // all or nothing
                throw e;
            } finally {
                changing.unlock();
            }
        });
    }
    // README: end

    private void commit() {
        try {
            long version = store.getCurrentVersion();
            store.commit();
            store.sync(); // commit() alone leaves it to the operating system when the disk is written
            committed = tables.values().stream()
                    .collect(Collectors.toMap(
                            MvTable::name, table -> table.live().openVersion(version)));
        } catch (MVStoreException e) {
            store.closeImmediately(); // a second sync would not tell what became of the first
            throw new OutcomeUnknownException("Nobody knows whether the change is kept; open the store again", e);
        }
    }

    private void rollback() {
        if (!store.isClosed()) {
            store.rollback();
        }
    }

    /** Returns the map that the thread may look at: the live one in a change, else that of the version which its read began with. */
    MVMap<byte[], byte[]> mapOf(MvTable<?, ?> table) {
        if (changing.isHeldByCurrentThread()) {
            return table.live();
        }
        return Objects.requireNonNull(
                Objects.requireNonNull(seen.get(), "no read and no change").get(table.name()), "no such table");
    }

    private <T> T inUse(Supplier<T> work) {
        use.readLock().lock();
        try {
            if (store.isClosed()) {
                throw new IllegalStateException("the store is closed; open it again");
            }
            return work.get();
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public List<StoreDefect> verify() {
        List<StoreDefect> defects = new ArrayList<>();
        for (MvTable<?, ?> table : tables.values()) {
            try {
                read(() -> table.all().count());
            } catch (StoreCorruptException | MVStoreException e) {
                defects.add(new StoreDefect("table " + table.name(), String.valueOf(e.getMessage())));
            }
        }
        return defects;
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            store.close();
        } finally {
            use.writeLock().unlock();
        }
    }
}
