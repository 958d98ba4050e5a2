package io.mlops.governance.audit;

import io.mlops.artifact.Digest;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a check of the whole audit log found. Immutable.
 *
 * @param status what it comes to
 * @param size how many entries there are
 * @param root the hash of the Merkle tree over the entries as they are stored, up to the first that does not hold
 * @param firstAltered the index of the first entry that does not hold; where a checkpoint alone shows that entries were replaced, of the first that may have been; empty where
 *     all hold
 * @param anchored how many entries, counted from the first, a checkpoint from outside confirms; 0 if none was given. The rest is the window in which whoever can write the
 *     store could replace entries unseen
 * @param signedBy the name of the key whose signature under the latest checkpoint of this log was checked; empty where none was
 * @param statement what was checked and what it comes to, as sentences for people; says what is not covered
 */
public record AuditVerification(
        Status status,
        long size,
        Digest root,
        OptionalLong firstAltered,
        long anchored,
        Optional<String> signedBy,
        String statement) {
    /** What a check comes to. */
    public enum Status {
        /** Every entry is as it was written, as far as can be told; unsigned and unanchored logs may be intact too. */
        INTACT,
        /** An entry was changed, removed, inserted or moved. */
        ALTERED,
        /** The log holds together and has fewer entries than a checkpoint from outside confirms: its tail was cut, or it is an older copy. */
        SHORTER,
        /** The log holds together and is not the one that a checkpoint from outside confirms. */
        FORKED,
        /** What was asked for cannot be told: a signature that was demanded is missing or wrong, or an anchor cannot be read. */
        UNKNOWN
    }

    /** Refuses nulls. */
    public AuditVerification {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(firstAltered, "firstAltered");
        Objects.requireNonNull(signedBy, "signedBy");
        Objects.requireNonNull(statement, "statement");
    }

    /** Returns whether every entry is as it was written, as far as can be told. */
    public boolean isIntact() {
        return status == Status.INTACT;
    }

    /** Returns how many entries at the end of the log no checkpoint from outside confirms. */
    public long unanchored() {
        return Math.max(0, size - anchored);
    }
}
