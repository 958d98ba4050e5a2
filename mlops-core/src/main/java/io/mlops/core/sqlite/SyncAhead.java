package io.mlops.core.sqlite;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that is synced while it is being written: the disk writes what is there while more is read and digested, so that little is left for the last sync. A small file is synced once, by whoever writes it.
 *
 * <p>Used by one thread. At most one thread more syncs at a time; it has ended when this is closed.
 */
final class SyncAhead extends FilterOutputStream {
    static final int STRETCH_BYTES = 32 << 20;

    private final Sync file;
    private long unsynced;
    private @Nullable Thread syncing;
    private volatile @Nullable IOException failure;

    SyncAhead(FileOutputStream out) throws IOException {
        this(out, out.getFD()::sync);
    }

    SyncAhead(OutputStream out, Sync file) {
        super(out);
        this.file = file;
    }

    /** Puts on the disk what was written before. */
    interface Sync {
        void sync() throws IOException;
    }

    /** Fails also where an earlier stretch could not be synced: nobody need read on for it. */
    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        requireSynced();
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
        requireSynced();
        file.sync();
    }

    private void requireSynced() throws IOException {
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
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
