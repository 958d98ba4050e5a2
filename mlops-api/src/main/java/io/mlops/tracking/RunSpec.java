package io.mlops.tracking;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a run starts. Immutable; each method returns a new one.
 *
 * @param experiment the name of the experiment, which is created where it does not exist
 * @param name the name of the run; empty for one made of its id
 * @param parentRunId the run that this one is a part of
 * @param tags the first tags
 */
public record RunSpec(String experiment, String name, Optional<String> parentRunId, Map<String, String> tags) {
    /** Copies the tags. */
    public RunSpec {
        Objects.requireNonNull(experiment, "experiment");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(parentRunId, "parentRunId");
        tags = Map.copyOf(tags);
    }

    /**
     * Returns a run of an experiment, without parent and tags.
     *
     * @param experiment the name of the experiment
     * @param name the name of the run
     */
    public static RunSpec of(String experiment, String name) {
        return new RunSpec(experiment, name, Optional.empty(), Map.of());
    }

    /**
     * Returns this run as a part of another.
     *
     * @param runId the parent's id
     */
    public RunSpec childOf(String runId) {
        return new RunSpec(experiment, name, Optional.of(runId), tags);
    }

    /**
     * Returns this run with one tag more.
     *
     * @param key the tag's key
     * @param value the tag's value
     */
    public RunSpec tag(String key, String value) {
        Map<String, String> more = new HashMap<>(tags);
        more.put(key, value);
        return new RunSpec(experiment, name, parentRunId, more);
    }
}
