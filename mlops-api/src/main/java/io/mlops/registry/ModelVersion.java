package io.mlops.registry;

import java.time.Instant;
import java.util.Objects;

/**
 * One version of a registered model. Immutable.
 *
 * @param name the model's name
 * @param version its number, from 1
 * @param status whether it can be used
 * @param source where it came from
 * @param notes what people wrote on it
 * @param createdAt when it was registered, in milliseconds
 * @param updatedAt when its status or notes changed last
 */
public record ModelVersion(
        String name,
        int version,
        ModelVersionStatus status,
        ModelSource source,
        VersionNotes notes,
        Instant createdAt,
        Instant updatedAt) {
    /** Refuses nulls. */
    public ModelVersion {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(notes, "notes");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }

    /** Returns {@code models:/name/version}. */
    public ModelUri uri() {
        return ModelUri.version(name, version);
    }
}
