package io.mlops.core.sqlite;

import java.io.File;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What makes files durable. */
final class Disk {
    private static final boolean HAS_FOLDER_SYNC = File.separatorChar == '/';

    private Disk() {}

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
