package io.mlops.spi;

import io.mlops.tracking.RunInfo;
import java.util.Objects;

/**
 * A run that is RUNNING though the opening of the store that it ran in has ended. Immutable.
 *
 * @param info what the store says of it
 * @param writerId names the opening, as its commits did; empty where the store did not note it
 */
public record InterruptedRun(RunInfo info, String writerId) {
    /** Refuses nulls. */
    public InterruptedRun {
        Objects.requireNonNull(info, "info");
        Objects.requireNonNull(writerId, "writerId");
    }
}
