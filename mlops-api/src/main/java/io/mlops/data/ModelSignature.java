package io.mlops.data;

import java.util.Objects;
import java.util.Optional;

/**
 * What a model takes and gives, as columns. Immutable.
 *
 * @param inputs the columns that it reads
 * @param outputs the columns that it returns; empty where they are not described
 */
public record ModelSignature(Schema inputs, Optional<Schema> outputs) {
    /** Refuses nulls. */
    public ModelSignature {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(outputs, "outputs");
    }

    /**
     * Returns a signature without described outputs.
     *
     * @param inputs the columns that the model reads
     */
    public static ModelSignature of(Schema inputs) {
        return new ModelSignature(inputs, Optional.empty());
    }

    /**
     * Returns a signature.
     *
     * @param inputs the columns that the model reads
     * @param outputs the columns that it returns
     */
    public static ModelSignature of(Schema inputs, Schema outputs) {
        return new ModelSignature(inputs, Optional.of(outputs));
    }
}
