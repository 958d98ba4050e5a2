package io.mlops.event;

import io.mlops.governance.Policy;
import java.util.Objects;

/**
 * A policy was put in force. Immutable.
 *
 * @param origin who made it happen, when, and in which process
 * @param policy the policy
 */
public record PolicyEnforced(EventOrigin origin, Policy policy) implements MlopsEvent {
    /** Refuses nulls. */
    public PolicyEnforced {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(policy, "policy");
    }

    @Override
    public Type type() {
        return Type.POLICY_ENFORCED;
    }
}
