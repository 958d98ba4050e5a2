package io.mlops.governance;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A request to let an alias move to a version, and what became of it, as it was when it was read. Immutable.
 *
 * @param id names it
 * @param subject what is to be approved
 * @param status its state
 * @param requester the id of the principal who asked
 * @param reason why, as the requester says
 * @param votes the decisions, in order
 * @param expiresAt until when it can be decided and used
 */
public record ApprovalRequest(
        String id,
        ApprovalSubject subject,
        ApprovalStatus status,
        String requester,
        String reason,
        List<ApprovalVote> votes,
        Instant expiresAt) {
    /** Copies the votes. */
    public ApprovalRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(requester, "requester");
        Objects.requireNonNull(reason, "reason");
        votes = List.copyOf(votes);
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
