package io.mlops.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * What is appended to a log. Immutable.
 *
 * @param key what it can be found by: up to 500 code points; may be empty, need not be unique
 * @param at its date, in milliseconds
 * @param json its content
 */
public record LogEntry(String key, Instant at, String json) {
    /** Refuses nulls. */
    public LogEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(json, "json");
    }
}
