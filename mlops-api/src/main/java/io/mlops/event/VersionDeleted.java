package io.mlops.event;

import java.util.Objects;

/**
 * A version was deleted, alone or with its model. Immutable.
 *
 * @param origin who made it happen, when, and in which process
 * @param model the model's name
 * @param version the number
 */
public record VersionDeleted(EventOrigin origin, String model, int version) implements MlopsEvent {
    /** Refuses nulls. */
    public VersionDeleted {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(model, "model");
    }

    @Override
    public Type type() {
        return Type.VERSION_DELETED;
    }
}
