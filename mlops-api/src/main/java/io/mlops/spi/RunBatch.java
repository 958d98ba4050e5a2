package io.mlops.spi;

import io.mlops.tracking.DatasetInput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What one call logs into a run besides metric points. Immutable.
 *
 * @param runId which run
 * @param params to write once
 * @param tags to set
 * @param removedTags to remove; no error where there is none
 * @param inputs to add; the same name, digest and context again adds nothing
 */
public record RunBatch(
        String runId,
        Map<String, String> params,
        Map<String, String> tags,
        Set<String> removedTags,
        List<DatasetInput> inputs) {
    /** Copies the collections. */
    public RunBatch {
        Objects.requireNonNull(runId, "runId");
        params = Map.copyOf(params);
        tags = Map.copyOf(tags);
        removedTags = Set.copyOf(removedTags);
        inputs = List.copyOf(inputs);
    }

    /**
     * Returns a batch of params.
     *
     * @param runId which run
     * @param params to write once
     */
    public static RunBatch params(String runId, Map<String, String> params) {
        return new RunBatch(runId, params, Map.of(), Set.of(), List.of());
    }

    /**
     * Returns a batch of tags.
     *
     * @param runId which run
     * @param tags to set
     */
    public static RunBatch tags(String runId, Map<String, String> tags) {
        return new RunBatch(runId, Map.of(), tags, Set.of(), List.of());
    }

    /**
     * Returns a batch that removes a tag.
     *
     * @param runId which run
     * @param key the tag's key
     */
    public static RunBatch withoutTag(String runId, String key) {
        return new RunBatch(runId, Map.of(), Map.of(), Set.of(key), List.of());
    }

    /**
     * Returns a batch of one input.
     *
     * @param runId which run
     * @param input to add
     */
    public static RunBatch input(String runId, DatasetInput input) {
        return new RunBatch(runId, Map.of(), Map.of(), Set.of(), List.of(input));
    }
}
