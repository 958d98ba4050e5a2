package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.http.wire.Json;
import io.mlops.search.TextOrder;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunData;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads runs. Thread-safe. */
final class RunJson {
    private final LoggedModels models;

    /**
     * Makes it.
     *
     * @param models finds the models that a run has logged
     */
    RunJson(LoggedModels models) {
        this.models = models;
    }

    Run read(JsonNode json) {
        Map<String, String> all = Json.entries(json.path("data").path("tags"));
        RunNote note = RunNote.read(all);
        return new Run(
                info(json.path("info"), note),
                new RunData(
                        Json.entries(json.path("data").path("params")),
                        shown(all, note),
                        metrics(json),
                        inputs(json),
                        models(json)));
    }

    static RunInfo info(JsonNode info, RunNote note) {
        RunStatus status = status(Json.text(info, "status"));
        Optional<Instant> end = status.isTerminal() && info.has("end_time")
                ? Optional.of(Json.time(info, "end_time"))
                : status.isTerminal() ? Optional.empty() : note.end();
        return new RunInfo(
                Json.text(info, "run_id"),
                Json.text(info, "experiment_id"),
                note.isUnnamed() ? "" : Json.text(info, "run_name"),
                status,
                ExperimentJson.stage(info),
                Json.time(info, "start_time"),
                end);
    }

    private static RunStatus status(String text) {
        for (RunStatus status : RunStatus.values()) {
            if (status.name().equals(text)) {
                return status;
            }
        }
        return RunStatus.RUNNING;
    }

    private static Map<String, String> shown(Map<String, String> tags, RunNote note) {
        Map<String, String> shown = new HashMap<>(HiddenTags.without(tags));
        if (note.isUntagged()) {
            shown.remove(RunNote.RUN_NAME);
        }
        return shown;
    }

    static List<Metric> metrics(JsonNode run) {
        List<Metric> metrics = new ArrayList<>();
        for (JsonNode metric : run.path("data").path("metrics")) {
            metrics.add(new Metric(
                    MetricSeries.of(Json.text(metric, "key")),
                    Json.number(metric.path("value")),
                    Json.integer(metric, "step"),
                    Json.time(metric, "timestamp")));
        }
        metrics.sort(Comparator.comparing(Metric::key, TextOrder.CODE_POINT));
        return metrics;
    }

    static List<DatasetInput> inputs(JsonNode run) {
        Map<String, DatasetInput> inputs = new LinkedHashMap<>();
        for (JsonNode json : run.path("inputs").path("dataset_inputs")) {
            DatasetInput input = InputJson.read(json);
            // Beside a row of its own, that of the same identity is one that another run has written.
            if (InputJson.hasOwnRow(json) || !inputs.containsKey(InputJson.identity(input))) {
                inputs.put(InputJson.identity(input), input);
            }
        }
        return List.copyOf(inputs.values());
    }

    private List<LoggedModel> models(JsonNode run) {
        List<LoggedModel> found = new ArrayList<>();
        for (JsonNode output : run.path("outputs").path("model_outputs")) {
            models.find(Json.text(output, "model_id")).ifPresent(found::add);
        }
        return found;
    }
}
