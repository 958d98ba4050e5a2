package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.error.BackendException;
import io.mlops.error.Quoted;
import io.mlops.http.wire.Json;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;

/** Reads experiments. Stateless. */
final class ExperimentJson {
    private ExperimentJson() {}

    static Experiment read(JsonNode json) {
        String id = Json.text(json, "experiment_id");
        if (!Ids.isExperiment(id)) {
            throw new BackendException(
                    "The server's answer has an experiment with the id " + Quoted.of(id)
                            + ", which is no number: this is not MLflow's API",
                    null);
        }
        return new Experiment(
                id,
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
