package io.mlops.event;

import io.mlops.registry.ModelVersion;
import java.util.Objects;

/**
 * A version was registered. Immutable.
 *
 * @param origin who made it happen, when, and in which process
 * @param version the new version
 */
public record VersionRegistered(EventOrigin origin, ModelVersion version) implements MlopsEvent {
    /** Refuses nulls. */
    public VersionRegistered {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(version, "version");
    }

    @Override
    public Type type() {
        return Type.VERSION_REGISTERED;
    }
}
