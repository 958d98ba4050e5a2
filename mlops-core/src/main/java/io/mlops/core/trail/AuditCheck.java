package io.mlops.core.trail;

import io.mlops.core.merkle.LogCheck;
import io.mlops.error.StoreCorruptException;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.commit.MerkleFrontier;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a whole audit log through a check of its Merkle tree. For one use by one thread. */
final class AuditCheck {
    private final RecordStore records;
    private final LogCheck check;
    private final Consumer<StoredAuditLeaf> reader;

    private AuditCheck(RecordStore records, LogCheck check, Consumer<StoredAuditLeaf> reader) {
        this.records = records;
        this.check = check;
        this.reader = reader;
    }

    /**
     * Checks the log as far as it has come when its end is reached; entries that are appended meanwhile disturb nothing.
     *
     * @param records where the log is
     * @param sizes for which sizes of the tree the root is asked for
     */
    static LogCheck of(RecordStore records, Set<Long> sizes) {
        return new AuditCheck(records, new LogCheck(sizes), leaf -> {}).run();
    }

    /**
     * Reads a log that holds.
     *
     * @param records where the log is
     * @param reader is given each leaf, in order, once it is known to hold
     * @throws StoreCorruptException if the log does not hold
     */
    static LogCheck sound(RecordStore records, Consumer<StoredAuditLeaf> reader) {
        LogCheck check = new AuditCheck(records, new LogCheck(Set.of()), reader).run();
        check.finding().ifPresent(found -> {
            throw new StoreCorruptException(
                    "The audit log was altered: " + found.problem() + "; restore the store from a backup", null);
        });
        return check;
    }

    private LogCheck run() {
        try {
            MerkleFrontier kept = records.auditFrontier();
            long before = -1;
            // What is missing shows by a round that brings nothing more.
            while (readOn() && check.size() > before) {
                before = check.size();
                kept = records.auditFrontier();
                if (kept.size() <= before) {
                    break;
                }
            }
            check.finish(kept);
        } catch (StoreCorruptException e) {
            readOn();
            check.lostFrontier();
        }
        return check;
    }

    /** Takes all leaves that there are now; returns whether all of them hold. */
    private boolean readOn() {
        LeavesAhead leaves = new LeavesAhead(records, check.size());
        for (List<StoredAuditLeaf> part = leaves.next(); !part.isEmpty(); part = leaves.next()) {
            for (StoredAuditLeaf leaf : part) {
                if (!check.accept(leaf)) {
                    return false;
                }
                reader.accept(leaf);
            }
        }
        return true;
    }
}
