package io.mlops.governance.audit;

import java.util.List;

/**
 * The audit log of a store: what happened, and proof of it.
 *
 * <p>Thread-safe. Every method may throw {@link io.mlops.error.BackendException}. Entries that are appended while a method reads disturb nothing.
 */
public interface AuditTrail {
    /**
     * Returns entries in their order, the texts and names filled in where they were not erased.
     *
     * @param from the index of the first, from 0
     * @param max how many at most, 1 to {@link io.mlops.page.PageRequest#MAX_RESULTS}
     * @throws io.mlops.error.InvalidInputException if the range is not allowed
     */
    List<AuditEntry> entries(long from, int max);

    /** Checks every entry, and everything that is stored of its Merkle tree. */
    AuditVerification verify();
}
