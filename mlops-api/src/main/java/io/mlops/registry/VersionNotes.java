package io.mlops.registry;

import java.util.Map;
import java.util.Objects;

/**
 * What people wrote on a version; unlike its content it may change. Immutable.
 *
 * @param description free text; may be empty
 * @param tags its tags
 */
public record VersionNotes(String description, Map<String, String> tags) {
    /** Nothing written. */
    public static final VersionNotes NONE = new VersionNotes("", Map.of());

    /** Copies the tags. */
    public VersionNotes {
        Objects.requireNonNull(description, "description");
        tags = Map.copyOf(tags);
    }
}
