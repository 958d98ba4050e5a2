package io.mlops.core.copy;

import io.mlops.error.ConflictException;
import io.mlops.spi.LogEntry;
import io.mlops.spi.LogName;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.StoredLogEntry;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.MerkleFrontier;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Copies records with their revisions, logs, and the audit log. For one thread. */
final class RecordsCopy {
    private final CopyEnd from;
    private final CopyEnd to;

    RecordsCopy(CopyEnd from, CopyEnd to) {
        this.from = from;
        this.to = to;
    }

    static List<StoredRecord> records(CopyEnd end, String kind) {
        return CopyEnd.all(page -> end.records().list(kind, "", page));
    }

    /** A revision is how often a record was written, so that it is written as often. */
    void copyRecords() {
        for (String kind : from.records().kinds()) {
            for (StoredRecord record : records(from, kind)) {
                long known = to.records()
                        .find(kind, record.id())
                        .map(StoredRecord::revision)
                        .orElse(0L);
                for (long left = record.revision() - known; left > 0; left -= CopyEnd.BATCH) {
                    Write put = new RecordWrite.Put(kind, record.id(), record.json());
                    to.commit(record.updatedAt(), Collections.nCopies((int) Math.min(left, CopyEnd.BATCH), put));
                }
            }
        }
    }

    void copyLogs() {
        for (LogName log : from.records().logs()) {
            long known = count(log);
            long seen = 0;
            long sequence = 0;
            List<StoredLogEntry> entries = from.records().read(log, 0, CopyEnd.BATCH);
            while (!entries.isEmpty()) {
                List<LogEntry> missing = new ArrayList<>();
                for (StoredLogEntry stored : entries) {
                    if (++seen > known) {
                        missing.add(stored.entry());
                    }
                }
                if (!missing.isEmpty()) {
                    to.records().append(log, to.writerId(), ++sequence, missing);
                }
                entries =
                        from.records().read(log, entries.get(entries.size() - 1).position(), CopyEnd.BATCH);
            }
        }
    }

    private long count(LogName log) {
        long count = 0;
        List<StoredLogEntry> entries = to.records().read(log, 0, CopyEnd.BATCH);
        while (!entries.isEmpty()) {
            count += entries.size();
            entries = to.records().read(log, entries.get(entries.size() - 1).position(), CopyEnd.BATCH);
        }
        return count;
    }

    /**
     * Returns how many leaves of the source's audit log the target has.
     *
     * @throws ConflictException if the target's log is no beginning of the source's
     */
    long knownLeaves() {
        MerkleFrontier known = to.records().auditFrontier();
        if (known.size() > 0) {
            List<StoredAuditLeaf> last = from.records().auditLeaves(known.size() - 1, 1);
            if (last.isEmpty() || !last.get(0).root().equals(known.root())) {
                throw new ConflictException("The audit log of the target holds " + known.size()
                        + " entries that are not the first of the source's; copy into a store that is empty");
            }
        }
        return known.size();
    }

    void copyAudit() {
        long next = knownLeaves();
        List<StoredAuditLeaf> leaves = from.records().auditLeaves(next, CopyEnd.BATCH);
        while (!leaves.isEmpty()) {
            List<AuditLeaf> missing = leaves.stream().map(StoredAuditLeaf::leaf).toList();
            to.append(missing);
            next += leaves.size();
            leaves = from.records().auditLeaves(next, CopyEnd.BATCH);
        }
    }
}
