package io.mlops.core.copy;

import io.mlops.core.check.Secrets;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a store is. Immutable.
 *
 * @param store the location of rows, and of files where {@code artifacts} is empty
 * @param artifacts the location of files, for a store that keeps none
 */
public record StorePlace(String store, Optional<String> artifacts) {
    /** Refuses nulls. */
    public StorePlace {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(artifacts, "artifacts");
    }

    /** Returns the locations without credentials. */
    @Override
    public String toString() {
        return Secrets.mask(store)
                + artifacts.map(files -> " with " + Secrets.mask(files)).orElse("");
    }
}
