package io.mlops.governance;

import io.mlops.governance.approval.Role;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * What one principal decided on a request. Immutable.
 *
 * @param principal who
 * @param accountable the person who answers for it
 * @param isApproval approved or rejected
 * @param comment why; may be empty
 * @param roles the roles of the person for the target of the request at that time; empty where the policy knows no roles
 * @param at when
 */
public record ApprovalVote(
        String principal, String accountable, boolean isApproval, String comment, Set<Role> roles, Instant at) {
    /** Copies the roles. */
    public ApprovalVote {
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(accountable, "accountable");
        Objects.requireNonNull(comment, "comment");
        roles = Set.copyOf(roles);
        Objects.requireNonNull(at, "at");
    }
}
