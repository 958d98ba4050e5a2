package io.mlops.spi.commit;

import java.util.Objects;
import java.util.Optional;

/**
 * Sets or removes a tag of an experiment, a run, a registered model or a version; {@code ConflictException} if the experiment or run is deleted. Immutable.
 *
 * @param target what is tagged
 * @param key the tag's key
 * @param value the new value; empty to remove the tag, which is no error where there is none
 */
public record TagWrite(Target target, String key, Optional<String> value) implements Write {
    /** What can have tags. */
    public enum Kind {
        /** An experiment, by its id. */
        EXPERIMENT,
        /** A run, by its id. */
        RUN,
        /** A registered model, by its name. */
        MODEL,
        /** A version, by the model's name and its number. */
        VERSION
    }

    /**
     * What is tagged; {@code NotFoundException} where it does not exist.
     *
     * @param kind what it is
     * @param id the id of an experiment or a run, the name of a model
     * @param version the number of a version; 0 for anything else
     */
    public record Target(Kind kind, String id, int version) {
        /** Refuses nulls. */
        public Target {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
        }
    }

    /** Refuses nulls. */
    public TagWrite {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
    }

    @Override
    public Part part() {
        return Part.TAG;
    }
}
