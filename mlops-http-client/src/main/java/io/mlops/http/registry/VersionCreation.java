package io.mlops.http.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.http.artifact.ArtifactRoots;
import io.mlops.http.model.ModelFormat;
import io.mlops.http.search.Prefilter;
import io.mlops.http.tracking.HiddenTags;
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

/**
 * Creates versions. The server refuses sources that it does not know and uses up a number with each refusal, so they are looked at before. The logged model is in the hidden note alone, as
 * the server takes its id only with a source among its own files; that of a model which another client has logged is such a source. Thread-safe.
 */
public final class VersionCreation {
    private static final String UNKNOWN = "mlops:/";

    private final Transport transport;
    private final Runs runs;
    private final ModelFormat format;

    /**
     * Makes it.
     *
     * @param transport asks the server
     * @param format reads the files of models
     */
    public VersionCreation(Transport transport, ModelFormat format) {
        this.transport = transport;
        this.runs = new Runs(transport);
        this.format = format;
    }

    String create(RegistryWrite.CreateVersion write, String requestId) {
        boolean isForeign = ArtifactRoots.isModel(write.source().path());
        ModelSource source = isForeign ? withDigest(write.source()) : write.source();
        ObjectNode body = Json.object("name", write.model())
                .put("source", isForeign ? "models:/" + source.modelId() : uri(source))
                .put("description", write.notes().description());
        if (isForeign) {
            body.put("model_id", source.modelId());
        }
        if (!source.runId().isEmpty()) {
            body.put("run_id", source.runId());
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
        return Json.createdId(created.path("model_version"), "version");
    }

    /** Whoever logged the model has noted no digest, so that what is there at its registration counts from now on. */
    private ModelSource withDigest(ModelSource source) {
        return new ModelSource(
                source.modelId(),
                source.runId(),
                source.path(),
                source.digest().or(() -> Optional.of(format.digest(source.runId(), source.path()))),
                source.author());
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
