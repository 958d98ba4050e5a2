package io.mlops.tracking;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run is, without its data. Immutable.
 *
 * @param id 32 lower-case hexadecimal digits
 * @param experimentId where it belongs
 * @param name not unique; may be empty
 * @param status its state
 * @param stage whether it is deleted
 * @param startedAt when it started, in milliseconds
 * @param endedAt when it ended; empty while it goes on
 */
public record RunInfo(
        String id,
        String experimentId,
        String name,
        RunStatus status,
        LifecycleStage stage,
        Instant startedAt,
        Optional<Instant> endedAt) {
    /** Refuses nulls. */
    public RunInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(experimentId, "experimentId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
    }
}
