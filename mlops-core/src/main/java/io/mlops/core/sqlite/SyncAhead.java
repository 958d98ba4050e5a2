package io.mlops.core.sqlite;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that is synced while it is being written: the disk writes what is there while more is read and digested, so that little is left for the last sync. A small file is synced once, by whoever writes it.
 *
 * <p>Used by one thread. At most one thread more syncs at a time; it has ended when this is closed.
 */
final class SyncAhead extends FilterOutputStream {
    private static final long STRETCH_BYTES = 32L << 20;

    private final FileDescriptor file;
    private long unsynced;
    private @Nullable Thread syncing;
    private volatile @Nullable IOException failure;

    SyncAhead(FileOutputStream out) throws IOException {
        super(out);
        this.file = out.getFD();
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        unsynced += count;
        if (unsynced >= STRETCH_BYTES && (syncing == null || !syncing.isAlive())) {
            unsynced = 0;
            syncing = new Thread(this::syncNow, "mlops-sync");
            syncing.setDaemon(true);
            syncing.start();
        }
    }

    private void syncNow() {
        try {
            file.sync();
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Returns when all that was written is on the disk. After a sync that failed nobody knows what is, whatever a later one says. */
    void sync() throws IOException {
        join();
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
        file.sync();
    }

    private void join() {
        Thread thread = syncing;
        boolean isInterrupted = false;
        while (thread != null && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The descriptor may not be closed, and used for another file, while it is being synced. */
    @Override
    public void close() throws IOException {
        join();
        out.close();
    }
}
