package io.mlops.spi.commit;

import java.util.Objects;

/** A change of a versioned record. Immutable. */
public sealed interface RecordWrite extends Write permits RecordWrite.Put, RecordWrite.Delete {
    @Override
    default Part part() {
        return Part.RECORD;
    }

    /** Returns which of them it is. */
    Type type();

    /** The changes of a record. */
    enum Type {
        /** A {@link Put}. */
        PUT,
        /** A {@link Delete}. */
        DELETE
    }

    /**
     * Writes a record, new or not; assigns its new revision. {@link Expectation.RecordAt} makes it a compare-and-set.
     *
     * @param kind what is kept
     * @param id which one
     * @param json the whole content
     */
    record Put(String kind, String id, String json) implements RecordWrite {
        /** Refuses nulls. */
        public Put {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(json, "json");
        }

        @Override
        public Type type() {
            return Type.PUT;
        }
    }

    /**
     * Deletes a record; no change where there is none. Its revisions go on counting if it is written again.
     *
     * @param kind what is kept
     * @param id which one
     */
    record Delete(String kind, String id) implements RecordWrite {
        /** Refuses nulls. */
        public Delete {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
        }

        @Override
        public Type type() {
            return Type.DELETE;
        }
    }
}
