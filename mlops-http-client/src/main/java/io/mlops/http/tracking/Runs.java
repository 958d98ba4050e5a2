package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.error.ConflictException;
import io.mlops.error.MlopsException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.http.wire.ApiRequest;
import io.mlops.http.wire.Endpoint;
import io.mlops.http.wire.Json;
import io.mlops.http.wire.RefusedException;
import io.mlops.http.wire.Transport;
import io.mlops.tracking.LifecycleStage;
import java.util.Map;
import java.util.Optional;

/** Looks at runs, and tells why the server refused to write into one. Thread-safe. */
public final class Runs {
    private final Transport transport;

    /**
     * Makes it.
     *
     * @param transport asks the server
     */
    public Runs(Transport transport) {
        this.transport = transport;
    }

    /** Returns a run as the server shows it, or empty where there is none. */
    public Optional<JsonNode> find(String runId) {
        transport.requireOpen();
        if (!Ids.isRun(runId)) {
            return Optional.empty();
        }
        try {
            return Optional.of(transport
                    .call(ApiRequest.of(Endpoint.RUN_GET).query("run_id", runId))
                    .path("run"));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    JsonNode get(String runId) {
        return find(runId).orElseThrow(() -> missing(runId));
    }

    /**
     * Returns a run that can be written into.
     *
     * @throws NotFoundException if there is none
     * @throws ConflictException if it is deleted
     */
    JsonNode active(String runId) {
        JsonNode run = get(runId);
        if (ExperimentJson.stage(run.path("info")) == LifecycleStage.DELETED) {
            throw deleted(runId);
        }
        return run;
    }

    /** Refuses params that have another value already. */
    static void requireSameParams(JsonNode run, Map<String, String> params) {
        Map<String, String> present = Json.entries(run.path("data").path("params"));
        params.forEach((key, value) -> {
            String before = present.get(key);
            if (before != null && !before.equals(value)) {
                throw new ConflictException("Param " + Quoted.of(key) + " has the value " + Quoted.of(before)
                        + " already, and params are write-once; log " + Quoted.of(value) + " under another key");
            }
        });
    }

    /** Returns what a refusal means: the run is not there, is deleted, has another value of a param; or the refusal itself. */
    MlopsException reason(RefusedException refusal, String runId, Map<String, String> params) {
        try {
            requireSameParams(active(runId), params);
            return refusal;
        } catch (NotFoundException | ConflictException e) {
            return e;
        }
    }

    static NotFoundException missing(String runId) {
        return new NotFoundException("There is no run " + Quoted.of(runId));
    }

    private static ConflictException deleted(String runId) {
        return new ConflictException("Run " + runId + " is deleted; restore it before you write into it");
    }
}
