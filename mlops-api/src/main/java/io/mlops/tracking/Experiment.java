package io.mlops.tracking;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A named group of runs. Immutable.
 *
 * @param id decimal; {@code 0} is the experiment {@code Default}, which every store has
 * @param name unique in its store, also among deleted experiments; 1 to 500 code points
 * @param stage whether it is deleted
 * @param tags its tags, unmodifiable
 * @param createdAt when it was created, in milliseconds
 * @param updatedAt when its name, stage or tags changed last
 */
public record Experiment(
        String id, String name, LifecycleStage stage, Map<String, String> tags, Instant createdAt, Instant updatedAt) {
    /** The id of the experiment that every store has. */
    public static final String DEFAULT_ID = "0";

    /** The name of the experiment that every store has. */
    public static final String DEFAULT_NAME = "Default";

    /** Copies the tags. */
    public Experiment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(stage, "stage");
        tags = Map.copyOf(tags);
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }
}
