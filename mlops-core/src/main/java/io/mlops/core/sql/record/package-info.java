/**
 * Versioned records, append-only logs and the audit log, in SQL.
 *
 * <p>Rules: a deleted record keeps its row without content, so that its revisions go on; the positions of log entries and the sequence of audit entries follow the order of the
 * transactions, which one writer makes one after the other. An audit entry is its canonical JSON and the hash of its leaf; the frontier of the Merkle tree is moved in
 * the same transaction, so that a check from the first entry on proves every column.
 */
@NullMarked
package io.mlops.core.sql.record;

import org.jspecify.annotations.NullMarked;
