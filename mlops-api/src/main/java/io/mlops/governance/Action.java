package io.mlops.governance;

import java.util.Map;
import java.util.Objects;

/**
 * A change that somebody wants to make. Immutable.
 *
 * @param type what is done
 * @param principal who does it
 * @param resource on what
 * @param before what it was, by field; masked where it is secret
 * @param after what it is to be, by field; masked where it is secret
 * @param reason why, as the caller says; may be empty
 */
public record Action(
        ActionType type,
        Principal principal,
        Resource resource,
        Map<String, String> before,
        Map<String, String> after,
        String reason) {
    /** Copies the maps. */
    public Action {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(resource, "resource");
        before = Map.copyOf(before);
        after = Map.copyOf(after);
        Objects.requireNonNull(reason, "reason");
    }
}
