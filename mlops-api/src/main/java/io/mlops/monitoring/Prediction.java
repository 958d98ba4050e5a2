package io.mlops.monitoring;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One prediction as it was recorded, for tracing it back. Immutable.
 *
 * @param id the caller's id
 * @param model the model's name
 * @param version the version that made it
 * @param at when
 * @param inputs the row, as text by column; missing values left out
 * @param value what was predicted
 * @param outcome what really happened, where it is known
 */
public record Prediction(
        String id,
        String model,
        int version,
        Instant at,
        Map<String, String> inputs,
        double value,
        OptionalDouble outcome) {
    /** Copies the inputs. */
    public Prediction {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(at, "at");
        inputs = Map.copyOf(inputs);
        Objects.requireNonNull(outcome, "outcome");
    }
}
