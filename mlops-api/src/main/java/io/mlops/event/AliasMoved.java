package io.mlops.event;

import io.mlops.registry.ModelVersion;
import java.util.Objects;
import java.util.Optional;

/**
 * An alias points to another version. Immutable.
 *
 * @param origin who made it happen, when, and in which process
 * @param alias the alias
 * @param previous the version it pointed to, where there was one that still exists
 * @param current the version it points to
 */
public record AliasMoved(EventOrigin origin, String alias, Optional<ModelVersion> previous, ModelVersion current)
        implements MlopsEvent {
    /** Refuses nulls. */
    public AliasMoved {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(current, "current");
    }

    @Override
    public Type type() {
        return Type.ALIAS_MOVED;
    }
}
