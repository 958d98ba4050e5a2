package io.mlops.event;

/** Something that happened and is durable. Immutable. */
public sealed interface MlopsEvent
        permits RunStarted,
                RunEnded,
                VersionRegistered,
                VersionDeleted,
                AliasMoved,
                AliasRemoved,
                PolicyEnforced,
                ApprovalChanged,
                AlertRaised {
    /** Returns which of them it is. */
    Type type();

    /** Returns who made it happen, when, and in which process. */
    EventOrigin origin();

    /** The events. */
    enum Type {
        /** A {@link io.mlops.event.RunStarted}. */
        RUN_STARTED,
        /** A {@link io.mlops.event.RunEnded}. */
        RUN_ENDED,
        /** A {@link io.mlops.event.VersionRegistered}. */
        VERSION_REGISTERED,
        /** A {@link io.mlops.event.VersionDeleted}. */
        VERSION_DELETED,
        /** An {@link io.mlops.event.AliasMoved}. */
        ALIAS_MOVED,
        /** An {@link io.mlops.event.AliasRemoved}. */
        ALIAS_REMOVED,
        /** A {@link io.mlops.event.PolicyEnforced}. */
        POLICY_ENFORCED,
        /** An {@link io.mlops.event.ApprovalChanged}. */
        APPROVAL_CHANGED,
        /** An {@link io.mlops.event.AlertRaised}. */
        ALERT_RAISED
    }
}
