package io.mlops.core.trail;

import io.mlops.core.merkle.LogCheck;
import io.mlops.error.StoreCorruptException;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.commit.MerkleFrontier;
import java.util.List;
import java.util.Set;

/** Reads a whole audit log through a check of its Merkle tree. Stateless. */
final class AuditCheck {
    private static final int BATCH = 5_000;

    private AuditCheck() {}

    /**
     * Checks the log as far as it has come when its end is reached; entries that are appended meanwhile disturb nothing.
     *
     * @param records where the log is
     * @param sizes for which sizes of the tree the root is asked for
     */
    static LogCheck of(RecordStore records, Set<Long> sizes) {
        LogCheck check = new LogCheck(sizes);
        try {
            MerkleFrontier kept = records.auditFrontier();
            long before = -1;
            // What is missing shows by a round that brings nothing more.
            while (readOn(records, check) && check.size() > before) {
                before = check.size();
                kept = records.auditFrontier();
                if (kept.size() <= before) {
                    break;
                }
            }
            check.finish(kept);
        } catch (StoreCorruptException e) {
            readOn(records, check);
            check.lostFrontier();
        }
        return check;
    }

    /** Takes all leaves that there are now; returns whether all of them hold. */
    private static boolean readOn(RecordStore records, LogCheck check) {
        while (true) {
            List<StoredAuditLeaf> leaves = records.auditLeaves(check.size(), BATCH);
            for (StoredAuditLeaf leaf : leaves) {
                if (!check.accept(leaf)) {
                    return false;
                }
            }
            if (leaves.size() < BATCH) {
                return true;
            }
        }
    }
}
