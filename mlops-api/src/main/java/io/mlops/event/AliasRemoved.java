package io.mlops.event;

import java.util.Objects;

/**
 * An alias is gone, by itself or with its version. Immutable.
 *
 * @param origin who made it happen, when, and in which process
 * @param model the model's name
 * @param alias the alias
 */
public record AliasRemoved(EventOrigin origin, String model, String alias) implements MlopsEvent {
    /** Refuses nulls. */
    public AliasRemoved {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(alias, "alias");
    }

    @Override
    public Type type() {
        return Type.ALIAS_REMOVED;
    }
}
