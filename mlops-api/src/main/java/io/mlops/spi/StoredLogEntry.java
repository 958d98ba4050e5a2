package io.mlops.spi;

import java.util.Objects;

/**
 * An entry with its place in its log. Immutable.
 *
 * @param position greater than that of all entries before it, at least 1; gaps are allowed
 * @param entry what was appended
 */
public record StoredLogEntry(long position, LogEntry entry) {
    /** Refuses null. */
    public StoredLogEntry {
        Objects.requireNonNull(entry, "entry");
    }
}
