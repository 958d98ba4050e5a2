package io.mlops.spi;

import java.util.Objects;

/**
 * Something damaged that {@link Backend#verify()} found. Immutable.
 *
 * @param place what is damaged: {@code metric chunk 17 of run …}, {@code artifact …}
 * @param problem what does not hold
 */
public record StoreDefect(String place, String problem) {
    /** Refuses nulls. */
    public StoreDefect {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(problem, "problem");
    }
}
