package io.mlops.event;

import io.mlops.tracking.RunInfo;
import java.util.Objects;

/**
 * A run ended. Immutable.
 *
 * @param origin who made it happen, when, and in which process
 * @param run the run as it ended
 */
public record RunEnded(EventOrigin origin, RunInfo run) implements MlopsEvent {
    /** Refuses nulls. */
    public RunEnded {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(run, "run");
    }

    @Override
    public Type type() {
        return Type.RUN_ENDED;
    }
}
