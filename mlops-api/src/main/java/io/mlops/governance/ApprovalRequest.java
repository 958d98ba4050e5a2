package io.mlops.governance;

import io.mlops.governance.approval.Rationale;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A request to let an alias move to a version, and what became of it, as it was when it was read. Immutable.
 *
 * @param id names it
 * @param subject what is to be approved
 * @param status its state
 * @param requester the person who answers for the request
 * @param rationale why, as the requester says
 * @param votes the decisions, in order
 * @param expiresAt until when it can be decided and used; once it is USED, until when it permits the return to its version and loads by its alias
 */
public record ApprovalRequest(
        String id,
        ApprovalSubject subject,
        ApprovalStatus status,
        String requester,
        Rationale rationale,
        List<ApprovalVote> votes,
        Instant expiresAt) {
    /** Copies the votes. */
    public ApprovalRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(requester, "requester");
        Objects.requireNonNull(rationale, "rationale");
        votes = List.copyOf(votes);
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Returns the reason that the requester gave; may be empty. */
    public String reason() {
        return rationale.reason();
    }

    /**
     * Returns this request in another state.
     *
     * @param next the state
     */
    public ApprovalRequest with(ApprovalStatus next) {
        return new ApprovalRequest(id, subject, next, requester, rationale, votes, expiresAt);
    }
}
