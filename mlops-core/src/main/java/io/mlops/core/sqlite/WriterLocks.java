package io.mlops.core.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * A lock file for each opening of a folder, locked as long as the opening lives: the operating system frees it with the process, however that dies and whatever the clock says. Thread-safe.
 */
final class WriterLocks {
    private final Path folder;
    /** The openings of this process. Their files are never opened again, as closing any handle of one would drop its lock. */
    private final Map<String, Own> own = new HashMap<>();

    WriterLocks(Path folder) {
        this.folder = folder;
    }

    /** One opening may hold a folder more than once: as the place of its runs and as that of its governance. */
    private record Own(FileChannel channel, int users) {}

    private Path file(String writerId) {
        return folder.resolve(".writer-" + writerId + ".lock");
    }

    /** Locks the file of a new opening. */
    synchronized void add(String writerId) throws IOException {
        Own known = own.get(writerId);
        if (known != null) {
            own.put(writerId, new Own(known.channel(), known.users() + 1));
            return;
        }
        own.put(writerId, new Own(locked(file(writerId)), 1));
    }

    private static FileChannel locked(Path file) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean isHeld = false;
            try {
                FileLock lock = channel.tryLock();
                // Somebody who looks whether this opening lives may have held, and removed, the file before it was
                // locked.
                isHeld = lock != null && Files.exists(file);
                if (isHeld) {
                    return channel;
                }
            } finally {
                if (!isHeld) {
                    channel.close();
                }
            }
        }
    }

    /** Removes the file of an opening that ends, while it is still locked. */
    synchronized void remove(String writerId) throws IOException {
        Own known = own.remove(writerId);
        if (known != null && known.users() > 1) {
            own.put(writerId, new Own(known.channel(), known.users() - 1));
        } else if (known != null) {
            try {
                Files.deleteIfExists(file(writerId));
            } finally {
                known.channel().close();
            }
        }
    }

    synchronized boolean isEmpty() {
        return own.isEmpty();
    }

    /** Returns whether an opening has ended, in this or any other process. */
    synchronized boolean isGone(String writerId) throws IOException {
        if (own.containsKey(writerId)) {
            return false;
        }
        Path file = file(writerId);
        if (!Files.exists(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
            return lock != null;
        } catch (NoSuchFileException e) {
            return true;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
