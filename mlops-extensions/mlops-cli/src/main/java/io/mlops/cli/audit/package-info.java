/**
 * {@code mlops audit}: checks the audit log, shows it, and writes it out with its proofs.
 *
 * <p>Decision: {@code audit verify} has a table of exit codes of its own, as scripts must tell an altered log from a disk that failed: 0 intact (unsigned and unanchored too, and said so), 2 altered,
 * 3 shorter than or forked from a given anchor, 4 cannot tell, 5 input or output; a store that is damaged below the log cannot be told of, and is 4.
 */
@NullMarked
package io.mlops.cli.audit;

import org.jspecify.annotations.NullMarked;
