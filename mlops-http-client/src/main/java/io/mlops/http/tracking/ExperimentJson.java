package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.http.wire.Json;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;

/** Reads experiments. Stateless. */
final class ExperimentJson {
    private ExperimentJson() {}

    static Experiment read(JsonNode json) {
        return new Experiment(
                Json.text(json, "experiment_id"),
                Json.text(json, "name"),
                stage(json),
                HiddenTags.without(Json.entries(json.path("tags"))),
                Json.time(json, "creation_time"),
                Json.time(json, "last_update_time"));
    }

    static LifecycleStage stage(JsonNode json) {
        return Json.text(json, "lifecycle_stage").equals("deleted") ? LifecycleStage.DELETED : LifecycleStage.ACTIVE;
    }
}
