package io.mlops.event;

import io.mlops.governance.ApprovalRequest;
import java.util.Objects;

/**
 * An approval was asked for, decided, used, withdrawn or revoked. Immutable.
 *
 * @param origin who made it happen, when, and in which process
 * @param request the request as it is now
 */
public record ApprovalChanged(EventOrigin origin, ApprovalRequest request) implements MlopsEvent {
    /** Refuses nulls. */
    public ApprovalChanged {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(request, "request");
    }

    @Override
    public Type type() {
        return Type.APPROVAL_CHANGED;
    }
}
