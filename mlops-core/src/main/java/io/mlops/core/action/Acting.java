package io.mlops.core.action;

import io.mlops.event.EventOrigin;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Principal;
import io.mlops.governance.Resource;
import io.mlops.spi.commit.CommitResult;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Somebody who changes things: the principal of a view, and how changes are carried out. Immutable, thread-safe.
 *
 * @param principal who
 * @param actions carries out changes
 * @param clock the time
 */
public record Acting(Principal principal, Actions actions, Clock clock) {
    /** Refuses nulls. */
    public Acting {
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(actions, "actions");
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * Returns an action of this principal.
     *
     * @param type what is done
     * @param resource on what
     * @param after what it is to be, by field
     */
    public Action action(ActionType type, Resource resource, Map<String, String> after) {
        return action(type, resource, Map.of(), after);
    }

    /**
     * Returns an action of this principal.
     *
     * @param type what is done
     * @param resource on what
     * @param before what it was, by field
     * @param after what it is to be, by field
     */
    public Action action(ActionType type, Resource resource, Map<String, String> before, Map<String, String> after) {
        return new Action(type, principal, resource, before, after, "");
    }

    /**
     * Carries out a change.
     *
     * @param planner makes the plan from what the store says now
     * @return what the store assigned to the writes of the plan
     */
    public CommitResult perform(Supplier<Change> planner) {
        return actions.perform(planner);
    }

    /** Returns the time, in milliseconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns where an event of this principal comes from, now. */
    public EventOrigin origin() {
        return new EventOrigin(now(), principal.id(), false);
    }

    /**
     * Returns the same for another principal.
     *
     * @param other who
     */
    public Acting as(Principal other) {
        return new Acting(other, actions, clock);
    }
}
