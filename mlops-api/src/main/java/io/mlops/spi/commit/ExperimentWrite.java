package io.mlops.spi.commit;

import io.mlops.tracking.LifecycleStage;
import java.util.Objects;

/** A change of an experiment. Immutable. */
public sealed interface ExperimentWrite extends Write
        permits ExperimentWrite.Create, ExperimentWrite.Rename, ExperimentWrite.SetStage {
    @Override
    default Part part() {
        return Part.EXPERIMENT;
    }

    /** Returns which of them it is. */
    Type type();

    /** The changes of an experiment. */
    enum Type {
        /** A {@link Create}. */
        CREATE,
        /** A {@link Rename}. */
        RENAME,
        /** A {@link SetStage}. */
        SET_STAGE
    }

    /**
     * Creates an experiment; assigns its id, a decimal number greater than all before.
     *
     * @param name {@code AlreadyExistsException} if an experiment has it, deleted or not
     */
    record Create(String name) implements ExperimentWrite {
        /** Refuses null. */
        public Create {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public Type type() {
            return Type.CREATE;
        }
    }

    /**
     * Renames an experiment; {@code ConflictException} if it is deleted.
     *
     * @param experimentId {@code NotFoundException} if there is none
     * @param name {@code AlreadyExistsException} if another experiment has it
     */
    record Rename(String experimentId, String name) implements ExperimentWrite {
        /** Refuses nulls. */
        public Rename {
            Objects.requireNonNull(experimentId, "experimentId");
            Objects.requireNonNull(name, "name");
        }

        @Override
        public Type type() {
            return Type.RENAME;
        }
    }

    /**
     * Deletes an experiment softly with its active runs, or restores it with the runs that were deleted with it. No change where it is in the stage.
     *
     * @param experimentId {@code NotFoundException} if there is none
     * @param stage the new stage
     */
    record SetStage(String experimentId, LifecycleStage stage) implements ExperimentWrite {
        /** Refuses nulls. */
        public SetStage {
            Objects.requireNonNull(experimentId, "experimentId");
            Objects.requireNonNull(stage, "stage");
        }

        @Override
        public Type type() {
            return Type.SET_STAGE;
        }
    }
}
