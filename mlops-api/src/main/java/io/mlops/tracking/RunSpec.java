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
 * @param params the first params
 */
public record RunSpec(
        String experiment,
        String name,
        Optional<String> parentRunId,
        Map<String, String> tags,
        Map<String, String> params) {
    /** Copies tags and params. */
    public RunSpec {
        Objects.requireNonNull(experiment, "experiment");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(parentRunId, "parentRunId");
        tags = Map.copyOf(tags);
        params = Map.copyOf(params);
    }

    /**
     * Returns a run of an experiment, without parent, tags and params.
     *
     * @param experiment the name of the experiment
     * @param name the name of the run
     */
    public static RunSpec of(String experiment, String name) {
        return new RunSpec(experiment, name, Optional.empty(), Map.of(), Map.of());
    }

    /**
     * Returns this run as a part of another.
     *
     * @param runId the parent's id
     */
    public RunSpec childOf(String runId) {
        return new RunSpec(experiment, name, Optional.of(runId), tags, params);
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
        return new RunSpec(experiment, name, parentRunId, more, params);
    }

    /**
     * Returns this run with more params. They are logged by the write that starts the run, where the store commits atomically; {@link ActiveRun#logParams} right after would be a durable write of its own. Other stores get
     * them right after the start; the run ends FAILED where they refuse them.
     *
     * @param more by key, each written as its {@code toString()}; they replace those that were given before. Keys and values are checked when the run is started, as {@link ActiveRun#logParams} does
     * @throws NullPointerException if a key or a value is null
     */
    public RunSpec params(Map<String, ?> more) {
        Map<String, String> all = new HashMap<>(params);
        more.forEach(
                (key, value) -> all.put(key, Objects.requireNonNull(value, key).toString()));
        return new RunSpec(experiment, name, parentRunId, tags, all);
    }
}
