package io.mlops.tracking;

import io.mlops.data.Dataset;
import java.util.Objects;

/**
 * Data that a run read. Immutable.
 *
 * @param dataset which data
 * @param context what for: {@code training}, {@code validation}; may be empty
 */
public record DatasetInput(Dataset dataset, String context) {
    /** Refuses nulls. */
    public DatasetInput {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(context, "context");
    }
}
