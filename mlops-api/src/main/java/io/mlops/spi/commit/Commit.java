package io.mlops.spi.commit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Changes that happen together or not at all. Immutable.
 *
 * @param requestId names this commit among all: 1 to 64 letters, digits and {@code -}; a repeat changes nothing
 * @param writerId which opening of the store makes it
 * @param at the date of everything that it creates or updates, in milliseconds
 * @param expectations what must hold
 * @param writes what to change, in order; a later one sees what an earlier one did
 * @param leaves what to append to the audit log, in order
 */
public record Commit(
        String requestId,
        String writerId,
        Instant at,
        List<Expectation> expectations,
        List<Write> writes,
        List<AuditLeaf> leaves) {
    /** Copies the lists. */
    public Commit {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(writerId, "writerId");
        Objects.requireNonNull(at, "at");
        expectations = List.copyOf(expectations);
        writes = List.copyOf(writes);
        leaves = List.copyOf(leaves);
    }
}
