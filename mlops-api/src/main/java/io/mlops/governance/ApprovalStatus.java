package io.mlops.governance;

/** The state of an {@link ApprovalRequest}. */
public enum ApprovalStatus {
    /** Being written; nobody can decide yet. */
    DRAFT,
    /** Waits for decisions. */
    PENDING,
    /** Complete; the change may be made once, until it expires. */
    APPROVED,
    /** Refused by an approver. */
    REJECTED,
    /** Neither decided nor used in time. */
    EXPIRED,
    /** Taken back by the requester. */
    WITHDRAWN,
    /** The change was made; the return to the version that it promoted is permitted. */
    USED,
    /** Taken back after it was approved; permits nothing. */
    REVOKED
}
