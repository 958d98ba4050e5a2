package io.mlops.monitoring;

import io.mlops.error.InvalidInputException;
import java.time.Instant;

/**
 * A span of time. Immutable.
 *
 * @param from its first moment
 * @param to the first moment after it
 */
public record Window(Instant from, Instant to) {
    /**
     * Checks the order of the ends.
     *
     * @throws InvalidInputException if it does not begin before it ends
     */
    public Window {
        if (!from.isBefore(to)) {
            throw new InvalidInputException("window", "must begin before it ends", from + " to " + to, "swap the ends");
        }
    }

    /** Returns whether a moment lies in the window. */
    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
