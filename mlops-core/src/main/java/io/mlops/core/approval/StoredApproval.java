package io.mlops.core.approval;

import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RecordWrite;
import java.time.Instant;

/**
 * An approval request with the revision of its record. Immutable.
 *
 * @param request the request as it is now, expiry applied
 * @param revision the revision of its record
 * @param written the status that its record has
 */
public record StoredApproval(ApprovalRequest request, long revision, ApprovalStatus written) {
    /** The kind of the records. */
    public static final String KIND = "approval";

    static StoredApproval read(StoredRecord record, Instant now) {
        ApprovalRequest request = ApprovalJson.read(record.id(), record.json());
        boolean isLapsed = isOpen(request.status()) && !now.isBefore(request.expiresAt());
        return new StoredApproval(
                isLapsed ? request.with(ApprovalStatus.EXPIRED) : request, record.revision(), request.status());
    }

    /** Returns whether its time is over and nobody has written that down yet. */
    public boolean isLapsed() {
        return request.status() != written;
    }

    private static boolean isOpen(ApprovalStatus status) {
        return switch (status) {
            case DRAFT, PENDING, APPROVED -> true;
            case REJECTED, EXPIRED, WITHDRAWN, USED, REVOKED -> false;
        };
    }

    /** Returns that the record was not changed since it was read. */
    public Expectation expectation() {
        return new Expectation.RecordAt(KIND, request.id(), revision);
    }

    /**
     * Returns the write that uses it up.
     *
     * @param now from then on it permits the return for as long as its terms say
     */
    public RecordWrite used(Instant now) {
        return write(new ApprovalRequest(
                request.id(),
                request.subject(),
                ApprovalStatus.USED,
                request.requester(),
                request.rationale(),
                request.votes(),
                now.plus(request.subject().terms().usableFor())));
    }

    /**
     * Returns the write of a request's record.
     *
     * @param request as it is to be
     */
    public static RecordWrite write(ApprovalRequest request) {
        return new RecordWrite.Put(KIND, request.id(), ApprovalJson.write(request));
    }
}
