package io.mlops.core.sqlite;

import io.mlops.error.BackendException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Says that this process has a folder open, and keeps a second class loader of this process out. Instances of one class loader share one lock. Thread-safe.
 */
final class FolderLock implements AutoCloseable {
    /** By real path; the package page says why this is static. Guarded by itself. */
    private static final Map<Path, Holder> HELD = new HashMap<>();

    private final Path folder;
    private final boolean isFirst;
    private boolean closed;

    private FolderLock(Path folder, boolean isFirst) {
        this.folder = folder;
        this.isFirst = isFirst;
    }

    private static final class Holder {
        private final FileChannel channel;
        private final Path file;
        private int users = 1;

        Holder(FileChannel channel, Path file) {
            this.channel = channel;
            this.file = file;
        }
    }

    /**
     * Takes the lock.
     *
     * @throws BackendException if another class loader of this process holds it
     */
    static FolderLock take(Path folder) {
        synchronized (HELD) {
            Holder holder = HELD.get(folder);
            if (holder != null) {
                holder.users++;
                return new FolderLock(folder, false);
            }
            try {
                HELD.put(folder, lock(file(folder, ProcessHandle.current().pid())));
            } catch (IOException e) {
                throw new BackendException("The folder " + folder + " cannot be locked; check its rights", e);
            }
            return new FolderLock(folder, true);
        }
    }

    /** Returns whether this process may have the folder open. */
    static boolean isInUse(Path folder) {
        return Files.exists(file(folder, ProcessHandle.current().pid()));
    }

    private static Path file(Path folder, long pid) {
        return folder.resolve(".jvm-" + pid + ".lock");
    }

    private static Holder lock(Path file) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            boolean isHeld = false;
            try {
                FileLock lock = channel.tryLock();
                // Another process that cleans up may have removed the file before it was locked.
                isHeld = lock != null && Files.exists(file);
                if (isHeld) {
                    return new Holder(channel, file);
                }
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
    }

    /** Returns whether nobody else in this class loader had the folder open. */
    boolean isFirst() {
        return isFirst;
    }

    @Override
    public void close() {
        synchronized (HELD) {
            Holder holder = HELD.get(folder);
            if (closed || holder == null) {
                return;
            }
            closed = true;
            holder.users--;
            if (holder.users > 0) {
                return;
            }
            HELD.remove(folder);
            try {
                // While it is still locked: removed later, it might be the lock of the next who opens.
                Files.deleteIfExists(holder.file);
                holder.channel.close();
            } catch (IOException e) {
                throw new BackendException("The lock file " + holder.file + " cannot be removed", e);
            }
        }
    }
}
