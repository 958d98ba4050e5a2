package io.mlops.governance.audit;

import java.util.List;

/**
 * What a check of a log is told from outside the store. Immutable.
 *
 * @param anchored checkpoints that were kept elsewhere, in any order; each must be one of this log
 * @param keys keys whose signatures count; where some are given, the log must bear a signature of one, or the check cannot tell
 */
public record AuditEvidence(List<Checkpoint> anchored, List<CheckpointKey> keys) {
    /** Nothing: the log is checked in itself. */
    public static final AuditEvidence NONE = new AuditEvidence(List.of(), List.of());

    /** Copies the lists. */
    public AuditEvidence {
        anchored = List.copyOf(anchored);
        keys = List.copyOf(keys);
    }

    /**
     * Returns checkpoints that were kept elsewhere.
     *
     * @param checkpoints in any order
     */
    public static AuditEvidence anchoredBy(List<Checkpoint> checkpoints) {
        return new AuditEvidence(checkpoints, List.of());
    }
}
