package io.mlops.event;

import java.time.Instant;
import java.util.Objects;

/**
 * Where an event came from. Immutable.
 *
 * @param at when the change was made
 * @param principal the id of who made it; empty where another process made it and did not tell
 * @param isExternal whether another process made it
 */
public record EventOrigin(Instant at, String principal, boolean isExternal) {
    /** Refuses nulls. */
    public EventOrigin {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(principal, "principal");
    }
}
