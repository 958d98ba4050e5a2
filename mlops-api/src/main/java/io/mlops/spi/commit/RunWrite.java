package io.mlops.spi.commit;

import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A change of what a run is; what is logged into it goes by {@code RunStore} and {@code MetricStore}. Immutable. */
public sealed interface RunWrite extends Write permits RunWrite.Create, RunWrite.SetStatus, RunWrite.SetStage {
    @Override
    default Part part() {
        return Part.RUN;
    }

    /** Returns which of them it is. */
    Type type();

    /** The changes of a run. */
    enum Type {
        /** A {@link Create}. */
        CREATE,
        /** A {@link SetStatus}. */
        SET_STATUS,
        /** A {@link SetStage}. */
        SET_STAGE
    }

    /**
     * Creates a run; assigns its id: the proposed one, or the one that a remote store gives.
     *
     * @param info its id proposed by the engine; {@code NotFoundException} if there is no such experiment, {@code ConflictException} if that is deleted,
     *     {@code AlreadyExistsException} if the id is taken
     * @param tags the first tags
     * @param params the first params; given to stores with {@code Capability.ATOMIC_COMMIT} alone, as another may need a request more for them
     */
    record Create(RunInfo info, Map<String, String> tags, Map<String, String> params) implements RunWrite {
        /** Copies tags and params. */
        public Create {
            Objects.requireNonNull(info, "info");
            tags = Map.copyOf(tags);
            params = Map.copyOf(params);
        }

        /**
         * Creates a run without params.
         *
         * @param info as above
         * @param tags as above
         */
        public Create(RunInfo info, Map<String, String> tags) {
            this(info, tags, Map.of());
        }

        @Override
        public Type type() {
            return Type.CREATE;
        }
    }

    /**
     * Changes the state of a run: ends it, or makes it RUNNING again.
     *
     * @param runId {@code NotFoundException} if there is none, {@code ConflictException} if it is deleted
     * @param status the new state
     * @param endedAt when it ended; empty where the new state is not an end
     */
    record SetStatus(String runId, RunStatus status, Optional<Instant> endedAt) implements RunWrite {
        /** Refuses nulls. */
        public SetStatus {
            Objects.requireNonNull(runId, "runId");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(endedAt, "endedAt");
        }

        @Override
        public Type type() {
            return Type.SET_STATUS;
        }
    }

    /**
     * Deletes a run softly or restores it; {@code ConflictException} if it is restored and its experiment is deleted. No change where it is in the stage.
     *
     * @param runId {@code NotFoundException} if there is none
     * @param stage the new stage
     */
    record SetStage(String runId, LifecycleStage stage) implements RunWrite {
        /** Refuses nulls. */
        public SetStage {
            Objects.requireNonNull(runId, "runId");
            Objects.requireNonNull(stage, "stage");
        }

        @Override
        public Type type() {
            return Type.SET_STAGE;
        }
    }
}
