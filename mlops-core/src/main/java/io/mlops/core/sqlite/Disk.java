package io.mlops.core.sqlite;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What makes files durable, and whether there is room for them. */
final class Disk {
    private static final boolean HAS_FOLDER_SYNC = File.separatorChar == '/';
    private static final int ROOM_BYTES = 1 << 16;

    private Disk() {}

    /** The JDK has no type for a full disk; these are the texts of the operating system. */
    static boolean isFull(IOException cause) {
        String text = String.valueOf(cause.getMessage());
        return text.contains("No space left") || text.contains("quota exceeded") || text.contains("File too large");
    }

    /** Tries whether a file in the same folder can be as long as the longest there, and a little longer. */
    static boolean hasRoomBeside(Path file) {
        File probe = new File(file + "-room");
        try (RandomAccessFile room = new RandomAccessFile(probe, "rw")) {
            room.seek(Math.max(file.toFile().length(), new File(file + "-wal").length()));
            room.write(new byte[ROOM_BYTES]);
            return true;
        } catch (IOException e) {
            return !isFull(e);
        } finally {
            ContentFolder.discard(probe.toPath());
        }
    }

    /** Syncs a folder, so that the names in it are durable; an interrupt does not stop it, and its flag stays set. */
    static void syncFolder(Path folder) throws IOException {
        if (!HAS_FOLDER_SYNC) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            while (!trySync(folder)) {
                interrupted = true;
                Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean trySync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }
}
