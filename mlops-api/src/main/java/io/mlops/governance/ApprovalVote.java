package io.mlops.governance;

import java.time.Instant;
import java.util.Objects;

/**
 * What one principal decided on a request. Immutable.
 *
 * @param principal who
 * @param accountable the person who answers for it
 * @param isApproval approved or rejected
 * @param comment why; may be empty
 * @param at when
 */
public record ApprovalVote(String principal, String accountable, boolean isApproval, String comment, Instant at) {
    /** Refuses nulls. */
    public ApprovalVote {
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(accountable, "accountable");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(at, "at");
    }
}
