package io.mlops.tracking;

import java.util.Objects;

/**
 * Names a dataset that a metric was measured on. Immutable.
 *
 * @param name the dataset's name
 * @param digest the dataset's digest
 */
public record DatasetRef(String name, String digest) {
    /** Refuses nulls. */
    public DatasetRef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(digest, "digest");
    }
}
