package io.mlops.http.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.artifact.Digest;
import io.mlops.http.artifact.ArtifactRoots;
import io.mlops.http.tracking.HiddenTags;
import io.mlops.http.wire.Json;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.RegisteredModel;
import io.mlops.registry.VersionNotes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads models and versions. Stateless. */
final class RegistryJson {
    private static final Pattern RUN_SOURCE = Pattern.compile("runs:/([^/]+)/(.+)");
    /** What a version of a model that was logged by MLflow's own client comes from; the server leaves its field for the id empty. */
    private static final Pattern MODEL_SOURCE =
            Pattern.compile("(?:models:/|mlflow-artifacts:.*/models/)(m-[0-9a-f]{32})(?:/artifacts)?");

    private static final Pattern FILE_SOURCE = Pattern.compile(".*/artifacts/(.+)");

    private RegistryJson() {}

    static RegisteredModel model(JsonNode json) {
        Map<String, Integer> aliases = new HashMap<>();
        json.path("aliases").forEach(alias -> aliases.put(Json.text(alias, "alias"), Json.version(alias)));
        return new RegisteredModel(
                Json.text(json, "name"),
                Json.text(json, "description"),
                HiddenTags.without(Json.entries(json.path("tags"))),
                aliases,
                Json.time(json, "creation_timestamp"),
                Json.time(json, "last_updated_timestamp"));
    }

    static ModelVersion version(JsonNode json) {
        Map<String, String> tags = Json.entries(json.path("tags"));
        return new ModelVersion(
                Json.text(json, "name"),
                Json.version(json),
                status(tags.getOrDefault(RegistryTags.STATUS, Json.text(json, "status"))),
                source(json, tags),
                new VersionNotes(Json.text(json, "description"), HiddenTags.without(tags)),
                Json.time(json, "creation_timestamp"),
                Json.time(json, "last_updated_timestamp"));
    }

    private static ModelVersionStatus status(String text) {
        for (ModelVersionStatus status : ModelVersionStatus.values()) {
            if (status.name().equals(text)) {
                return status;
            }
        }
        return ModelVersionStatus.PENDING_REGISTRATION;
    }

    private static ModelSource source(JsonNode json, Map<String, String> tags) {
        if (tags.containsKey(RegistryTags.SOURCE)) {
            JsonNode noted = Json.parseOrEmpty(tags.getOrDefault(RegistryTags.SOURCE, "{}"));
            return new ModelSource(
                    Json.text(noted, "model_id"),
                    Json.text(noted, "run_id"),
                    Json.text(noted, "path"),
                    Json.nonEmpty(noted, "digest").map(Digest::new),
                    Json.text(noted, "author"));
        }
        Matcher logged = MODEL_SOURCE.matcher(Json.text(json, "source"));
        String modelId = logged.matches() ? logged.group(1) : Json.text(json, "model_id");
        String path = modelId.isEmpty() ? path(Json.text(json, "source")) : ArtifactRoots.MODELS + "/" + modelId;
        return new ModelSource(modelId, Json.text(json, "run_id"), path, Optional.empty(), Json.text(json, "user_id"));
    }

    private static String path(String source) {
        Matcher run = RUN_SOURCE.matcher(source);
        if (run.matches()) {
            return run.group(2);
        }
        Matcher file = FILE_SOURCE.matcher(source);
        return file.matches() ? file.group(1) : "";
    }

    static String note(ModelSource source) {
        ObjectNode json = Json.object("model_id", source.modelId())
                .put("run_id", source.runId())
                .put("path", source.path())
                .put("author", source.author());
        source.digest().ifPresent(digest -> json.put("digest", digest.hex()));
        return json.toString();
    }
}
