package io.mlops.governance.audit;

import java.io.OutputStream;
import java.util.List;

/**
 * The audit log of a store: what happened, and proof of it.
 *
 * <p>Thread-safe. Every method may throw {@link io.mlops.error.BackendException}. Entries that are appended while a method reads disturb nothing.
 */
public interface AuditTrail {
    /** Returns how many entries there are. */
    long size();

    /**
     * Returns entries in their order, the texts and names filled in where they were not erased.
     *
     * @param from the index of the first, from 0
     * @param max how many at most, 1 to {@link io.mlops.page.PageRequest#MAX_RESULTS}
     * @throws io.mlops.error.InvalidInputException if the range is not allowed
     */
    List<AuditEntry> entries(long from, int max);

    /**
     * Checks every entry and everything that is stored of its Merkle tree, against the anchors and the key that the instance was opened with.
     */
    AuditVerification verify();

    /**
     * Checks every entry and everything that is stored of its Merkle tree, against checkpoints and keys from outside.
     *
     * @param evidence what to compare with; the anchors and the key that the instance was opened with are not asked
     */
    AuditVerification verify(AuditEvidence evidence);

    /**
     * Makes a checkpoint of the log as it is, signs it where the instance was opened with a key, keeps it in the store and gives it to every anchor. The first use of a key, and of
     * another key, is itself an entry of the log, which the checkpoint covers.
     *
     * @throws io.mlops.error.StoreCorruptException if the log does not hold: what was altered is not signed
     * @throws io.mlops.error.InvalidInputException if another key has another name than the one before
     * @throws io.mlops.error.BackendException if an anchor does not keep it; the store does
     */
    Checkpoint checkpoint();

    /** Returns the checkpoints that the store keeps, the oldest first: as trustworthy as their signatures. */
    List<Checkpoint> checkpoints();

    /**
     * Proves that an entry is in the log. Reads the whole log up to a size.
     *
     * @param index which entry, from 0
     * @param size in the tree of how many entries, more than {@code index}, at most those that there are
     * @throws io.mlops.error.InvalidInputException if there are not so many entries
     */
    InclusionProof inclusionProof(long index, long size);

    /**
     * Proves that the log only grew between two sizes. Reads the whole log up to the larger.
     *
     * @param from the smaller size, 0 or more
     * @param to the larger size, at most the entries that there are
     * @throws io.mlops.error.InvalidInputException if there are not so many entries
     */
    ConsistencyProof consistencyProof(long from, long to);

    /**
     * Erases the free texts behind an entry: tag values, descriptions, reasons. The entry holds salted digests of them and stays as it is, with its hash and every proof; the erasure is
     * an entry of its own. A text that a later change replaced stands behind the entry of that change too, as what was before. The embedded store's files hold nothing of it afterwards; copies of
     * them may, and so may the pages of other databases that are not used again yet.
     *
     * @param index which entry
     * @param reason why; itself a text that can be erased, up to 5,000 code points
     * @throws io.mlops.error.InvalidInputException if the reason is too long
     * @throws io.mlops.error.NotFoundException if there is no such entry, or nothing to erase
     * @throws io.mlops.error.PolicyViolationException if the policy denies it
     */
    void eraseTexts(long index, String reason);

    /**
     * Erases the name of a principal from behind all entries: they go on to hold a salted digest that nothing links to the name any more. A principal who acts again gets another one, on
     * other open instances of the store after their next opening. Names in runs, versions and approvals are not touched.
     *
     * @param principalId whose name
     * @param reason why, up to 5,000 code points; should not name the principal
     * @throws io.mlops.error.InvalidInputException if the reason or the name is too long
     * @throws io.mlops.error.NotFoundException if the log does not know the name
     * @throws io.mlops.error.PolicyViolationException if the policy denies it
     */
    void eraseName(String principalId, String reason);

    /**
     * Writes the whole log with its proofs, one JSON object a line, in UTF-8: what somebody needs who trusts neither the store nor this SDK. The format is documented at
     * {@link AuditExport}.
     *
     * @param out where to; not closed
     * @throws java.io.UncheckedIOException if it cannot be written
     * @throws io.mlops.error.StoreCorruptException if the log does not hold; nothing was written
     */
    void export(OutputStream out);
}
