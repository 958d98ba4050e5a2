package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.error.BackendException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.http.wire.ApiRequest;
import io.mlops.http.wire.Endpoint;
import io.mlops.http.wire.Json;
import io.mlops.http.wire.RefusedException;
import io.mlops.http.wire.Transport;
import io.mlops.spi.RunBatch;
import io.mlops.tracking.DatasetInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes params, tags and inputs. What one request holds is all or nothing on the server; where a batch needs several, the run is looked at before the first. Thread-safe.
 */
final class BatchWriter {
    private static final int MOST_ENTRIES = 100;

    private final Transport transport;
    private final Runs runs;

    BatchWriter(Transport transport, Runs runs) {
        this.transport = transport;
        this.runs = runs;
    }

    void write(RunBatch batch) {
        transport.requireOpen();
        Limits.checkParams(batch.params());
        Limits.checkTags(batch.tags());
        HiddenTags.refuse(batch.removedTags());
        List<Map<String, String>> params = parts(batch.params());
        List<Map<String, String>> tags = parts(batch.tags());
        boolean isOneRequest =
                batch.removedTags().isEmpty() && batch.inputs().isEmpty() && params.size() + tags.size() <= 1;
        if (!isOneRequest) {
            Runs.requireSameParams(runs.active(batch.runId()), batch.params());
        }
        params.forEach(part -> send(batch.runId(), part, Map.of()));
        tags.forEach(part -> send(batch.runId(), Map.of(), part));
        batch.removedTags().forEach(key -> removeTag(batch.runId(), key));
        if (!batch.inputs().isEmpty()) {
            writeInputs(batch.runId(), batch.inputs());
        }
    }

    private static List<Map<String, String>> parts(Map<String, String> entries) {
        List<Map<String, String>> parts = new ArrayList<>();
        Map<String, String> part = new LinkedHashMap<>();
        int bytes = 0;
        for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
            int more = Json.bytes(Json.object(entry.getKey(), entry.getValue())).length;
            if (part.size() == MOST_ENTRIES || (bytes > 0 && bytes + more > MetricBodies.MOST_BYTES)) {
                parts.add(part);
                part = new LinkedHashMap<>();
                bytes = 0;
            }
            part.put(entry.getKey(), entry.getValue());
            bytes += more;
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private void send(String runId, Map<String, String> params, Map<String, String> tags) {
        ObjectNode body = Json.object("run_id", runId);
        Json.putEntries(body, "params", params);
        Json.putEntries(body, "tags", tags);
        call(ApiRequest.of(Endpoint.RUN_LOG_BATCH, body), runId, params);
    }

    /** Sets one tag, hidden or not. */
    void setTag(String runId, String key, String value) {
        ObjectNode body = Json.object("run_id", runId).put("key", key).put("value", value);
        call(ApiRequest.of(Endpoint.RUN_SET_TAG, body), runId, Map.of());
    }

    /** Removes one tag; no error where there is none. */
    void removeTag(String runId, String key) {
        ObjectNode body = Json.object("run_id", runId).put("key", key);
        try {
            call(ApiRequest.of(Endpoint.RUN_DELETE_TAG, body), runId, Map.of());
        } catch (NotFoundException e) {
            // The server says the same of a tag and of a run that is not there.
            runs.active(runId);
        }
    }

    private void call(ApiRequest request, String runId, Map<String, String> params) {
        if (!Ids.isRun(runId)) {
            throw Runs.missing(runId);
        }
        try {
            transport.call(request);
        } catch (RefusedException e) {
            throw runs.reason(e, runId, params);
        }
    }

    /** Writes inputs and reads them back: those that the server has dropped or shows otherwise get a row of their own. */
    private void writeInputs(String runId, List<DatasetInput> inputs) {
        Set<String> known = new HashSet<>();
        RunJson.inputs(runs.get(runId)).forEach(input -> known.add(InputJson.identity(input)));
        List<DatasetInput> wanted = inputs.stream()
                .filter(input -> known.add(InputJson.identity(input)))
                .toList();
        List<DatasetInput> missing = wanted;
        for (boolean haveOwnRows : new boolean[] {false, true}) {
            if (!missing.isEmpty()) {
                send(runId, missing, haveOwnRows);
                List<DatasetInput> kept = RunJson.inputs(runs.get(runId));
                missing = wanted.stream().filter(input -> !kept.contains(input)).toList();
            }
        }
        if (!missing.isEmpty()) {
            throw new BackendException(
                    "The server has not kept the input "
                            + Quoted.of(missing.get(0).dataset().name()) + " of run " + runId + " as it was written",
                    null);
        }
    }

    private void send(String runId, List<DatasetInput> inputs, boolean haveOwnRows) {
        ObjectNode body = Json.object("run_id", runId);
        inputs.forEach(input -> body.withArray("datasets").add(InputJson.write(input, haveOwnRows)));
        call(ApiRequest.of(Endpoint.RUN_LOG_INPUTS, body), runId, Map.of());
    }
}
