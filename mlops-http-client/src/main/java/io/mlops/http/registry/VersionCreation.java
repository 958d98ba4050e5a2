package io.mlops.http.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.http.search.Prefilter;
import io.mlops.http.tracking.HiddenTags;
import io.mlops.http.tracking.LoggedModels;
import io.mlops.http.tracking.Runs;
import io.mlops.http.wire.ApiRequest;
import io.mlops.http.wire.Endpoint;
import io.mlops.http.wire.Json;
import io.mlops.http.wire.Transport;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.spi.commit.RegistryWrite;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Creates versions. The server refuses sources that it does not know and uses up a number with each refusal, so they are looked at before. Thread-safe. */
public final class VersionCreation {
    private static final String UNKNOWN = "mlops:/";

    private final Transport transport;
    private final Runs runs;
    private final LoggedModels models;

    /**
     * Makes it.
     *
     * @param transport asks the server
     * @param models tells which logged models it knows
     */
    public VersionCreation(Transport transport, LoggedModels models) {
        this.transport = transport;
        this.runs = new Runs(transport);
        this.models = models;
    }

    String create(RegistryWrite.CreateVersion write, String requestId) {
        ModelSource source = write.source();
        ObjectNode body = Json.object("name", write.model())
                .put("source", uri(source))
                .put("description", write.notes().description());
        if (!source.runId().isEmpty()) {
            body.put("run_id", source.runId());
        }
        if (!source.modelId().isEmpty() && models.exists(source.modelId())) {
            body.put("model_id", source.modelId());
        }
        Map<String, String> tags = new HashMap<>(write.notes().tags());
        HiddenTags.refuse(tags.keySet());
        tags.put(HiddenTags.REQUEST, requestId);
        tags.put(RegistryTags.SOURCE, RegistryJson.note(source));
        if (write.status() != ModelVersionStatus.READY) {
            tags.put(RegistryTags.STATUS, write.status().name());
        }
        Json.putEntries(body, "tags", tags);
        JsonNode created = transport.create(
                ApiRequest.of(Endpoint.VERSION_CREATE, body), () -> byRequest(write.model(), requestId));
        return Json.text(created.path("model_version"), "version");
    }

    private String uri(ModelSource source) {
        boolean isKnown = !source.runId().isEmpty()
                && !source.path().isEmpty()
                && runs.find(source.runId()).isPresent();
        return isKnown
                ? "runs:/" + source.runId() + "/" + source.path()
                : UNKNOWN + (source.runId().isEmpty() ? "unknown" : source.runId());
    }

    private Optional<JsonNode> byRequest(String name, String requestId) {
        String filter = "tags.`" + HiddenTags.REQUEST + "` = '" + requestId + "'"
                + Prefilter.quoted(name).map(text -> " AND name = " + text).orElse("");
        JsonNode found = transport
                .call(ApiRequest.of(Endpoint.VERSION_SEARCH)
                        .query("filter", filter)
                        .query("max_results", "10"))
                .path("model_versions");
        return found.isEmpty() ? Optional.empty() : Optional.of(Json.object().set("model_version", found.get(0)));
    }
}
