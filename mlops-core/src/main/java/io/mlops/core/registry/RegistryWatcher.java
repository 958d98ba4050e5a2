package io.mlops.core.registry;

import io.mlops.core.store.Stores;
import io.mlops.spi.Capability;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.RegistryStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the registry's generation, on one daemon thread, and tells what other processes have changed. Thread-safe.
 *
 * <p>It starts with the first look-up or subscription. While the store does not answer, look-ups go past the cache.
 */
public final class RegistryWatcher {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryWatcher.class);
    private static final long PERIOD_MILLIS = 250;
    /** Shorter than a second by what a look itself may take. */
    private static final long TRUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    private static final int MAX_CHANGES = 1_000;

    private final Stores stores;
    private final String writerId;
    private final Consumer<RegistryChange> foreignChanges;
    private final Runnable afterLook;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private Consumer<String> dropModel = name -> {};
    private Runnable dropAll = () -> {};
    private @Nullable Thread thread;
    private boolean closed;
    private volatile boolean canWatch;
    private long known;
    private volatile boolean started;
    private volatile boolean failing;
    private volatile long lookedAt;

    /**
     * Makes a watcher, which starts no thread before it is needed.
     *
     * @param stores where the registry is
     * @param writerId which opening of the store this is: its own changes are no news
     * @param foreignChanges hears of the changes of other openings, in their order
     * @param afterLook called by the watching thread after each look, four times a second; throws nothing
     */
    public RegistryWatcher(
            Stores stores, String writerId, Consumer<RegistryChange> foreignChanges, Runnable afterLook) {
        this.stores = stores;
        this.writerId = writerId;
        this.foreignChanges = foreignChanges;
        this.afterLook = afterLook;
    }

    /** Says what to do before anybody hears of a change. */
    void onChange(Consumer<String> drop, Runnable dropEverything) {
        this.dropModel = drop;
        this.dropAll = dropEverything;
    }

    /** Returns whether what is cached from now on will be dropped within a second of its change; starts the watch. */
    boolean isTrusted() {
        if (!started) {
            start();
        }
        return !canWatch || (!failing && System.nanoTime() - lookedAt < TRUSTED_NANOS);
    }

    /** Starts the watch, unless the store cannot be watched. */
    public void start() {
        lock.lock();
        try {
            if (started || closed) {
                return;
            }
            canWatch = stores.tracking().capabilities().contains(Capability.REGISTRY_CHANGES)
                    && stores.tracking().registry().isPresent();
            if (canWatch) {
                lookedAt = System.nanoTime();
                known = stores.registry().generation();
                thread = new Thread(this::watch, "mlops-watch");
                thread.setDaemon(true);
                thread.start();
            }
            started = true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread. */
    public void close() {
        Thread running;
        lock.lock();
        try {
            closed = true;
            running = thread;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        if (running != null && running != Thread.currentThread()) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(running, Duration.ofSeconds(5).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void watch() {
        while (awaitNext()) {
            try {
                long now = System.nanoTime();
                look();
                lookedAt = now;
                failing = false;
                afterLook.run();
            } catch (RuntimeException e) {
                if (!failing && !stores.isClosed()) {
                    failing = true;
                    dropAll.run();
                    LOG.warn("The registry's generation cannot be read; look-ups go past the cache until it can", e);
                }
            }
        }
    }

    private void look() {
        RegistryStore registry = stores.registry();
        if (registry.generation() == known) {
            return;
        }
        List<RegistryChange> changes;
        do {
            changes = registry.changes(known, MAX_CHANGES);
            for (RegistryChange change : changes) {
                known = change.generation();
                if (!change.writerId().equals(writerId)) {
                    dropModel.accept(change.model());
                    foreignChanges.accept(change);
                }
            }
        } while (changes.size() == MAX_CHANGES);
    }

    /** Returns false once the watch is to end. */
    private boolean awaitNext() {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
            while (!closed && left > 0) {
                left = closing.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            // The thread is known to nobody outside; an instance that sees no changes of others is still right about
            // its own.
            return false;
        } finally {
            lock.unlock();
        }
    }
}
