package io.mlops.registry;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A named model with its versions. Immutable.
 *
 * @param name unique; 1 to 250 code points without {@code /} and {@code :}
 * @param description free text; may be empty
 * @param tags its tags
 * @param aliases version numbers by alias
 * @param createdAt when it was created, in milliseconds
 * @param updatedAt when it or one of its aliases changed last
 */
public record RegisteredModel(
        String name,
        String description,
        Map<String, String> tags,
        Map<String, Integer> aliases,
        Instant createdAt,
        Instant updatedAt) {
    /** Copies the maps. */
    public RegisteredModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        tags = Map.copyOf(tags);
        aliases = Map.copyOf(aliases);
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }
}
