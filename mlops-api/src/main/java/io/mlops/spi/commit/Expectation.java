package io.mlops.spi.commit;

import java.util.Objects;

/** What must hold in the transaction of a commit; one that does not makes it a {@link io.mlops.error.ConflictException}. Immutable. */
public sealed interface Expectation
        permits Expectation.AliasAt, Expectation.RecordAt, Expectation.NextVersion, Expectation.RunHeldBy {
    /** Returns which of them it is. */
    Type type();

    /** The types of expectations. */
    enum Type {
        /** An {@link AliasAt}. */
        ALIAS_AT,
        /** A {@link RecordAt}. */
        RECORD_AT,
        /** A {@link NextVersion}. */
        NEXT_VERSION,
        /** A {@link RunHeldBy}. */
        RUN_HELD_BY
    }

    /**
     * An alias was not changed since it was read.
     *
     * @param model the model's name
     * @param alias the alias
     * @param revision its revision; 0 if it was never set, that of the removal after one
     */
    record AliasAt(String model, String alias, long revision) implements Expectation {
        /** Refuses nulls. */
        public AliasAt {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(alias, "alias");
        }

        @Override
        public Type type() {
            return Type.ALIAS_AT;
        }
    }

    /**
     * A record was not changed since it was read.
     *
     * @param kind what is kept
     * @param id which one
     * @param revision its revision; 0 if there is none, also where it was deleted
     */
    record RecordAt(String kind, String id, long revision) implements Expectation {
        /** Refuses nulls. */
        public RecordAt {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
        }

        @Override
        public Type type() {
            return Type.RECORD_AT;
        }
    }

    /**
     * The next version of a model will get a number.
     *
     * @param model the model's name
     * @param version the number
     */
    record NextVersion(String model, int version) implements Expectation {
        /** Refuses null. */
        public NextVersion {
            Objects.requireNonNull(model, "model");
        }

        @Override
        public Type type() {
            return Type.NEXT_VERSION;
        }
    }

    /**
     * A run is RUNNING, and nobody has resumed it since.
     *
     * @param runId the run's id
     * @param writerId the writer of the last commit that created the run or changed its state
     */
    record RunHeldBy(String runId, String writerId) implements Expectation {
        /** Refuses nulls. */
        public RunHeldBy {
            Objects.requireNonNull(runId, "runId");
            Objects.requireNonNull(writerId, "writerId");
        }

        @Override
        public Type type() {
            return Type.RUN_HELD_BY;
        }
    }
}
