package io.mlops.governance;

import io.mlops.artifact.Digest;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a check of the whole audit log found. Immutable.
 *
 * @param size how many entries there are
 * @param root the hash of the Merkle tree over the entries as they are stored
 * @param firstAltered the index of the first entry that does not hold; empty where all do
 * @param statement what was checked and what it comes to, as a sentence for people; says what is not covered
 */
public record AuditVerification(long size, Digest root, OptionalLong firstAltered, String statement) {
    /** Refuses nulls. */
    public AuditVerification {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(firstAltered, "firstAltered");
        Objects.requireNonNull(statement, "statement");
    }

    /** Returns whether every entry is as it was written. */
    public boolean isIntact() {
        return firstAltered.isEmpty();
    }
}
