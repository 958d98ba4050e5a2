package io.mlops.spi;

import java.time.Clock;
import java.util.Objects;

/**
 * What the engine lends to a backend. Immutable.
 *
 * @param clock the one source of time, for what a backend dates itself (leases, sweeps); whatever a user reads is dated by the engine
 * @param writerId names this opening of the store among all its writers, never used twice: 1 to 64 letters, digits and {@code -}
 */
public record BackendContext(Clock clock, String writerId) {
    /** Refuses nulls. */
    public BackendContext {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(writerId, "writerId");
    }
}
