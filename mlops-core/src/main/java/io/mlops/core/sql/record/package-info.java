/**
 * Versioned records, append-only logs and the audit log, in SQL.
 *
 * <p>Rules: a deleted record keeps its row without content, so that its revisions go on; the positions of log entries and the sequence of audit entries follow the order of the
 * transactions, which one writer makes one after the other. An audit entry is its index, its canonical JSON and the root of the Merkle tree up to and
 * with it; the tree's right edge is moved in the same transaction, so that a check from the first entry on proves every column.
 *
 * <p>Decision: the root of the tree after each entry is stored, not the hash of the entry alone: it costs some log2(n) hashes for an entry, and names the first entry that was changed,
 * inserted, removed or moved, where hashes of entries name none that was moved.
 */
@NullMarked
package io.mlops.core.sql.record;

import org.jspecify.annotations.NullMarked;
