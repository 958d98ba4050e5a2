package io.mlops.spi;

import java.util.Objects;

/**
 * Names an append-only log. Immutable.
 *
 * @param kind what is kept: 1 to 64 lower-case letters, digits and {@code -}
 * @param stream which log of the kind: up to 500 code points; may be empty
 */
public record LogName(String kind, String stream) {
    /** Refuses nulls. */
    public LogName {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(stream, "stream");
    }
}
