package io.mlops.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * A record as it is stored. Immutable.
 *
 * @param kind what is kept
 * @param id which one
 * @param revision how often it was written, from 1; a record that is deleted and written again goes on counting
 * @param json its content, as it was written
 * @param updatedAt when it was written, in milliseconds
 */
public record StoredRecord(String kind, String id, long revision, String json, Instant updatedAt) {
    /** Refuses nulls. */
    public StoredRecord {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(json, "json");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }
}
