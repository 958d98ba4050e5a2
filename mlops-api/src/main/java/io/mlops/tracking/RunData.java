package io.mlops.tracking;

import java.util.List;
import java.util.Map;

/**
 * What was logged into a run. Immutable; the maps keep no order.
 *
 * @param params by key
 * @param tags by key
 * @param metrics the latest point of each series
 * @param inputs the data that it read
 * @param models the models that it wrote
 */
public record RunData(
        Map<String, String> params,
        Map<String, String> tags,
        List<Metric> metrics,
        List<DatasetInput> inputs,
        List<LoggedModel> models) {
    /** Nothing logged. */
    public static final RunData EMPTY = new RunData(Map.of(), Map.of(), List.of(), List.of(), List.of());

    /** Copies the collections. */
    public RunData {
        params = Map.copyOf(params);
        tags = Map.copyOf(tags);
        metrics = List.copyOf(metrics);
        inputs = List.copyOf(inputs);
        models = List.copyOf(models);
    }
}
