package io.mlops.event;

import io.mlops.tracking.RunInfo;
import java.util.Objects;

/**
 * A run was started or resumed. Immutable.
 *
 * @param origin who made it happen, when, and in which process
 * @param run the run as it started
 */
public record RunStarted(EventOrigin origin, RunInfo run) implements MlopsEvent {
    /** Refuses nulls. */
    public RunStarted {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(run, "run");
    }

    @Override
    public Type type() {
        return Type.RUN_STARTED;
    }
}
