package io.mlops.core.sqlite;

import io.mlops.error.BackendException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second class loader of this process out of a folder, and holds the lock of one opening. Openings of one class loader share the folder. Thread-safe.
 */
final class FolderLock implements AutoCloseable {
    /** By real path; the package page says why this is static. Guarded by itself. */
    private static final Map<Path, Held> HELD = new HashMap<>();

    private static final String FILE = ".jvm.lock";
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Set<StandardOpenOption> READING = Set.of(StandardOpenOption.READ);
    private static final Set<StandardOpenOption> CREATING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final Path folder;
    private final Held held;
    /** Under which names this opening writes; empty for one that only reads. */
    private final Set<String> writerIds;

    private boolean closed;

    private FolderLock(Path folder, Held held, Optional<String> writerId) {
        this.folder = folder;
        this.held = held;
        this.writerIds = ConcurrentHashMap.newKeySet();
        writerId.ifPresent(writerIds::add);
    }

    /** A folder that this class loader has open. */
    private static final class Held {
        private final WriterLocks writers;
        private @Nullable FileChannel guard;
        private int readers;

        Held(Path folder, @Nullable FileChannel guard) {
            this.writers = new WriterLocks(folder);
            this.guard = guard;
        }

        boolean isUnused() {
            return writers.isEmpty() && readers == 0;
        }
    }

    /**
     * Takes the locks.
     *
     * @param check looks at the folder, where this class loader has it not open yet; before anything is written into a folder that was never open
     * @throws BackendException if another class loader of this process has the folder open
     */
    static FolderLock take(Path folder, String writerId, Runnable check) {
        synchronized (HELD) {
            Held held = HELD.get(folder);
            try {
                if (held == null) {
                    held = new Held(folder, checkedGuard(folder, check));
                    HELD.put(folder, held);
                } else if (held.guard == null) {
                    held.guard = guard(folder.resolve(FILE), CREATING);
                }
                held.writers.add(writerId);
                return new FolderLock(folder, held, Optional.of(writerId));
            } catch (IOException e) {
                throw new BackendException("The folder " + folder + " cannot be locked; check its rights", e);
            } finally {
                releaseIfUnused(folder);
            }
        }
    }

    /**
     * Keeps other class loaders out without writing anything, for an opening that only reads. A folder without a lock file, a copy for example, is open in no class loader.
     *
     * @param check as for {@link #take}
     * @throws BackendException if another class loader of this process has the folder open
     */
    static FolderLock join(Path folder, Runnable check) {
        synchronized (HELD) {
            Held held = HELD.get(folder);
            try {
                if (held == null) {
                    Path file = folder.resolve(FILE);
                    held = new Held(folder, Files.exists(file) ? guard(file, READING) : null);
                    HELD.put(folder, held);
                    check.run();
                }
                held.readers++;
                return new FolderLock(folder, held, Optional.empty());
            } catch (IOException e) {
                throw new BackendException("The folder " + folder + " cannot be read; check its rights", e);
            } finally {
                releaseIfUnused(folder);
            }
        }
    }

    private static FileChannel checkedGuard(Path folder, Runnable check) throws IOException {
        Path file = folder.resolve(FILE);
        // Whoever opens a folder leaves the file there, so that without it no class loader can have the folder open.
        if (!Files.exists(file)) {
            check.run();
            return guard(file, CREATING);
        }
        FileChannel guard = guard(file, CREATING);
        boolean isChecked = false;
        try {
            check.run();
            isChecked = true;
            return guard;
        } finally {
            if (!isChecked) {
                guard.close();
            }
        }
    }

    private static void releaseIfUnused(Path folder) {
        Held held = HELD.get(folder);
        if (held != null && held.isUnused()) {
            HELD.remove(folder);
            closeQuietly(held.guard);
        }
    }

    /** Shared: processes do not keep each other out. The JVM alone compares the locks of its class loaders, whatever their kind. */
    private static FileChannel guard(Path file, Set<StandardOpenOption> options) throws IOException {
        FileChannel channel = FileChannel.open(file, options);
        boolean isHeld = false;
        try {
            isHeld = channel.tryLock(0, Long.MAX_VALUE, true) != null;
            if (!isHeld) {
                throw new IOException("the file system has no shared locks");
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            throw new BackendException(
                    "The folder " + file.getParent()
                            + " is open in another class loader of this process, whose SQLite library knows nothing of"
                            + " the locks of this one; share one instance, or one class loader",
                    e);
        } finally {
            if (!isHeld) {
                channel.close();
            }
        }
    }

    /** Returns whether a name is held. */
    boolean isHeldFor(String writerId) {
        return writerIds.contains(writerId);
    }

    /**
     * Holds the lock of one more name as long as this opening lives: an engine that is given an open store writes into it under a name of its own, and its runs live as long.
     *
     * @param writerId a name that can be one of a file; others are not held
     */
    void holdAlso(String writerId) {
        if (!FILE_NAME.matcher(writerId).matches()) {
            return;
        }
        // The lock is one of a channel, which an interrupt closes: it has to wait.
        boolean isInterrupted = Thread.interrupted();
        synchronized (HELD) {
            try {
                boolean isForWriting = !closed && !writerIds.isEmpty();
                if (isForWriting && !writerIds.contains(writerId)) {
                    held.writers.add(writerId);
                    writerIds.add(writerId);
                }
            } catch (IOException e) {
                throw new BackendException("The folder " + folder + " cannot be locked; check its rights", e);
            } finally {
                if (isInterrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** The locks of the folder's writers. */
    WriterLocks writers() {
        return held.writers;
    }

    @Override
    public void close() {
        synchronized (HELD) {
            if (closed) {
                return;
            }
            closed = true;
            try {
                if (writerIds.isEmpty()) {
                    held.readers--;
                }
                for (String writerId : writerIds) {
                    held.writers.remove(writerId);
                }
            } catch (IOException e) {
                throw new BackendException("The lock file of " + folder + " cannot be removed; check its rights", e);
            } finally {
                releaseIfUnused(folder);
            }
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The lock goes with the process at the latest.
            return;
        }
    }
}
