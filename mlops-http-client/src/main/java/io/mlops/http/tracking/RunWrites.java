package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.error.ConflictException;
import io.mlops.http.search.RemoteRows;
import io.mlops.http.wire.ApiRequest;
import io.mlops.http.wire.Endpoint;
import io.mlops.http.wire.Json;
import io.mlops.http.wire.RefusedException;
import io.mlops.http.wire.Transport;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RunWrite;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the changes of runs. Thread-safe. */
public final class RunWrites {
    private static final int PAGE = 1_000;

    private final Transport transport;
    private final Runs runs;
    private final BatchWriter batches;

    /**
     * Makes it.
     *
     * @param transport asks the server
     */
    public RunWrites(Transport transport) {
        this.transport = transport;
        this.runs = new Runs(transport);
        this.batches = new BatchWriter(transport, runs);
    }

    /** Makes a change and returns what it assigns. */
    public String apply(RunWrite write, Commit commit) {
        return switch (write.type()) {
            case CREATE -> create((RunWrite.Create) write, commit.requestId());
            case SET_STATUS -> setStatus((RunWrite.SetStatus) write);
            case SET_STAGE -> setStage((RunWrite.SetStage) write);
        };
    }

    private String create(RunWrite.Create write, String requestId) {
        RunInfo info = write.info();
        Limits.checkTags(write.tags());
        ObjectNode body = Json.object("experiment_id", info.experimentId())
                .put("start_time", info.startedAt().toEpochMilli());
        if (!info.name().isEmpty()) {
            body.put("run_name", info.name());
        }
        Map<String, String> tags = new HashMap<>(write.tags());
        tags.put(HiddenTags.REQUEST, requestId);
        RunNote.of(info, write.tags()).text().ifPresent(text -> tags.put(HiddenTags.RUN, text));
        Json.putEntries(body, "tags", tags);
        String id = Json.createdId(created(body, info.experimentId(), requestId), "run_id");
        if (info.status() != RunStatus.RUNNING) {
            update(id, info.status(), info.endedAt());
        }
        return id;
    }

    private JsonNode created(ObjectNode body, String experimentId, String requestId) {
        try {
            return transport
                    .create(ApiRequest.of(Endpoint.RUN_CREATE, body), () -> byRequest(experimentId, requestId))
                    .path("run")
                    .path("info");
        } catch (RefusedException e) {
            JsonNode experiment = transport
                    .call(ApiRequest.of(Endpoint.EXPERIMENT_GET).query("experiment_id", experimentId))
                    .path("experiment");
            if (ExperimentJson.stage(experiment) == LifecycleStage.DELETED) {
                throw new ConflictException(
                        "Experiment " + experimentId + " is deleted; restore it before you start runs in it");
            }
            throw e;
        }
    }

    private Optional<JsonNode> byRequest(String experimentId, String requestId) {
        ObjectNode body = Json.object("filter", "tags.`" + HiddenTags.REQUEST + "` = '" + requestId + "'")
                .put("run_view_type", "ALL");
        body.putArray("experiment_ids").add(experimentId);
        JsonNode found =
                transport.call(ApiRequest.of(Endpoint.RUN_SEARCH, body)).path("runs");
        return found.isEmpty() ? Optional.empty() : Optional.of(Json.object().set("run", found.get(0)));
    }

    private String setStatus(RunWrite.SetStatus write) {
        JsonNode run = runs.active(write.runId());
        RunNote before = RunNote.read(Json.entries(run.path("data").path("tags")));
        RunNote after =
                before.withEnd(write.endedAt().filter(end -> !write.status().isTerminal()));
        if (!after.equals(before)) {
            after.text()
                    .ifPresentOrElse(
                            text -> batches.setTag(write.runId(), HiddenTags.RUN, text),
                            () -> batches.removeTag(write.runId(), HiddenTags.RUN));
        }
        update(write.runId(), write.status(), write.endedAt());
        return "";
    }

    private void update(String runId, RunStatus status, Optional<Instant> end) {
        ObjectNode body = Json.object("run_id", runId).put("status", status.name());
        end.ifPresent(instant -> body.put("end_time", instant.toEpochMilli()));
        try {
            transport.call(ApiRequest.of(Endpoint.RUN_UPDATE, body));
        } catch (RefusedException e) {
            throw runs.reason(e, runId, Map.of());
        }
    }

    private String setStage(RunWrite.SetStage write) {
        JsonNode run = runs.get(write.runId());
        if (ExperimentJson.stage(run.path("info")) == write.stage()) {
            return "";
        }
        if (write.stage() == LifecycleStage.DELETED) {
            batches.setTag(write.runId(), HiddenTags.DELETED_ALONE, "true");
            transport.call(ApiRequest.of(Endpoint.RUN_DELETE, Json.object("run_id", write.runId())));
        } else {
            restore(write.runId(), Json.text(run.path("info"), "experiment_id"));
        }
        return "";
    }

    private void restore(String runId, String experimentId) {
        JsonNode experiment = transport
                .call(ApiRequest.of(Endpoint.EXPERIMENT_GET).query("experiment_id", experimentId))
                .path("experiment");
        if (ExperimentJson.stage(experiment) == LifecycleStage.DELETED) {
            throw new ConflictException(
                    "Run " + runId + " cannot be restored, as its experiment is deleted; restore that first");
        }
        transport.call(ApiRequest.of(Endpoint.RUN_RESTORE, Json.object("run_id", runId)));
        batches.removeTag(runId, HiddenTags.DELETED_ALONE);
    }

    /** Deletes the runs of a restored experiment that were deleted by themselves before it was. */
    void deleteAgain(String experimentId) {
        List<String> ids = new ArrayList<>();
        new RemoteRows<>(
                        token -> deletedAlone(experimentId, token),
                        "runs",
                        run -> Json.text(run.path("info"), "run_id"))
                .forEach(ids::add);
        ids.forEach(id -> transport.call(ApiRequest.of(Endpoint.RUN_DELETE, Json.object("run_id", id))));
    }

    private JsonNode deletedAlone(String experimentId, Optional<String> token) {
        ObjectNode body = Json.object("filter", "tags.`" + HiddenTags.DELETED_ALONE + "` = 'true'")
                .put("run_view_type", "ACTIVE_ONLY")
                .put("max_results", PAGE);
        body.putArray("experiment_ids").add(experimentId);
        token.ifPresent(text -> body.put("page_token", text));
        return transport.call(ApiRequest.of(Endpoint.RUN_SEARCH, body));
    }

    /** Sets or removes a tag. */
    public void tag(String runId, String key, Optional<String> value) {
        HiddenTags.refuse(List.of(key));
        if (value.isPresent()) {
            Limits.checkTags(Map.of(key, value.get()));
            batches.setTag(runId, key, value.get());
        } else {
            batches.removeTag(runId, key);
        }
    }
}
