package io.mlops.tracking;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Violation;

/**
 * A range of steps, both ends included. Immutable.
 *
 * @param first the smallest step
 * @param last the largest step, not smaller than {@code first}
 */
public record StepRange(long first, long last) {
    /** Every step. */
    public static final StepRange ALL = new StepRange(Long.MIN_VALUE, Long.MAX_VALUE);

    /**
     * Checks the order of the ends.
     *
     * @throws InvalidInputException if {@code last} is smaller than {@code first}
     */
    public StepRange {
        if (last < first) {
            throw new InvalidInputException(new Violation(
                    "step range", "must not end before it begins", "", first + " to " + last, "swap the ends"));
        }
    }
}
