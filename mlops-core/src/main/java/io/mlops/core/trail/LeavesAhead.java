package io.mlops.core.trail;

import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredAuditLeaf;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Reads the leaves of a long log part by part, the next one while the caller works on the one before: reading and hashing take about as long as each other. A log of one part is read by the caller
 * alone. For one use by one thread; the reading thread is a daemon, and ends with its part.
 */
final class LeavesAhead {
    private static final int PART = 5_000;

    private final RecordStore records;
    private @Nullable FutureTask<List<StoredAuditLeaf>> ahead;
    private long from;
    private boolean isAtEnd;

    /** @param from the index of the first leaf */
    LeavesAhead(RecordStore records, long from) {
        this.records = records;
        this.from = from;
    }

    /** Returns the next part; empty at the end. */
    List<StoredAuditLeaf> next() {
        if (isAtEnd) {
            return List.of();
        }
        FutureTask<List<StoredAuditLeaf>> reading = ahead;
        List<StoredAuditLeaf> part = reading == null ? records.auditLeaves(from, PART) : await(reading);
        from += part.size();
        isAtEnd = part.size() < PART;
        if (!isAtEnd) {
            long begin = from;
            FutureTask<List<StoredAuditLeaf>> task = new FutureTask<>(() -> records.auditLeaves(begin, PART));
            Thread thread = new Thread(task, "mlops-audit-reader");
            thread.setDaemon(true);
            thread.start();
            ahead = task;
        }
        return part;
    }

    /** A read takes milliseconds: it is waited for also by a thread that is interrupted, which stays so. */
    private static List<StoredAuditLeaf> await(FutureTask<List<StoredAuditLeaf>> reading) {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return reading.get();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException thrown) {
                        throw thrown;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
