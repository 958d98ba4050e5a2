package io.mlops.core.governance;

import io.mlops.artifact.Digest;
import io.mlops.governance.AuditVerification;
import io.mlops.spi.RecordStore;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.MerkleFrontier;
import java.util.List;
import java.util.OptionalLong;

/** Computes the Merkle tree of the stored entries anew and compares it with the frontier that was kept while they were written. */
final class AuditCheck {
    private static final int BATCH = 5_000;

    private AuditCheck() {}

    /**
     * Checks the log up to the frontier as it is at the beginning, so that entries that are written meanwhile disturb nothing.
     *
     * <p>The store's own {@code verify} names the first entry whose hash differs; the frontier alone tells that one differs, and which perfect subtree it lies in.
     */
    static AuditVerification of(RecordStore records) {
        MerkleFrontier kept = records.auditFrontier();
        MerkleFrontier computed = MerkleFrontier.EMPTY;
        while (computed.size() < kept.size()) {
            int max = (int) Math.min(BATCH, kept.size() - computed.size());
            List<AuditLeaf> leaves = records.auditLeaves(computed.size(), max);
            if (leaves.isEmpty()) {
                return altered(computed, computed.size(), "entry " + computed.size() + " is missing");
            }
            for (AuditLeaf leaf : leaves) {
                computed = computed.append(leaf.hash());
            }
        }
        return compare(kept, computed);
    }

    private static AuditVerification compare(MerkleFrontier kept, MerkleFrontier computed) {
        long first = 0;
        long bit = Long.highestOneBit(kept.size());
        for (int i = 0; i < kept.peaks().size(); i++) {
            if (!kept.peaks().get(i).equals(computed.peaks().get(i))) {
                return altered(computed, first, "an entry from " + first + " on differs from what was written");
            }
            first += bit;
            bit = Long.highestOneBit(kept.size() - first);
        }
        Digest root = computed.root();
        return new AuditVerification(
                computed.size(),
                root,
                OptionalLong.empty(),
                "All " + computed.size() + " entries are as they were written; their tree has the root " + root
                        + ". The log is not signed and not anchored: who can write the whole store could replace all of it.");
    }

    private static AuditVerification altered(MerkleFrontier computed, long index, String what) {
        return new AuditVerification(
                computed.size(), computed.root(), OptionalLong.of(index), "The log was altered: " + what + ".");
    }
}
