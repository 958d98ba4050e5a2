package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.artifact.Digest;
import io.mlops.data.ModelSignature;
import io.mlops.error.NotFoundException;
import io.mlops.http.model.ModelFile;
import io.mlops.http.model.ModelFormat;
import io.mlops.http.wire.ApiRequest;
import io.mlops.http.wire.Endpoint;
import io.mlops.http.wire.Json;
import io.mlops.http.wire.Transport;
import io.mlops.tracking.LoggedModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Models that runs have logged. A model never changes once it is logged, so the last ones that were read are kept. Thread-safe.
 */
public final class LoggedModels {
    private static final int KEPT = 1_000;
    /** Texts of tags are cut at 64 KiB by some databases. */
    private static final int SIGNATURE_PART = 16_000;

    private final Transport transport;
    private final Runs runs;
    private final ModelFormat format;
    private final Map<String, LoggedModel> known = java.util.Collections.synchronizedMap(new Kept());

    /**
     * Makes it.
     *
     * @param transport asks the server
     * @param format reads and writes the files of models
     */
    public LoggedModels(Transport transport, ModelFormat format) {
        this.transport = transport;
        this.runs = new Runs(transport);
        this.format = format;
    }

    /** Returns a model, or empty where there is none. */
    public Optional<LoggedModel> find(String id) {
        transport.requireOpen();
        LoggedModel kept = known.get(id);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<LoggedModel> found = json(id).map(this::read);
        found.ifPresent(model -> known.put(id, model));
        return found;
    }

    private Optional<JsonNode> json(String id) {
        if (!Ids.isRun(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(transport
                    .call(ApiRequest.of(Endpoint.LOGGED_MODEL_GET).id(id))
                    .path("model"));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    LoggedModel log(LoggedModel model) {
        Optional<LoggedModel> repeated = find(model.id());
        if (repeated.isPresent()) {
            return repeated.get();
        }
        JsonNode run = runs.active(model.runId());
        String experiment = Json.text(run.path("info"), "experiment_id");
        ObjectNode body = Json.object("experiment_id", experiment)
                .put("name", ModelFile.nameOf(model.path()))
                .put("source_run_id", model.runId());
        Json.putEntries(body, "tags", tags(model));
        // A process that died may have created it before, and not have finished.
        JsonNode created = byRequest(experiment, model.id())
                .orElseGet(() -> transport.create(
                        ApiRequest.of(Endpoint.LOGGED_MODEL_CREATE, body), () -> byRequest(experiment, model.id())));
        String id = Json.createdId(created.path("model").path("info"), "model_id");
        LoggedModel stored = withDigest(
                new LoggedModel(id, model.runId(), model.path(), model.digest(), model.signature(), model.loggedAt()));
        if (!hasOutput(run, stored.id())) {
            attach(stored);
        }
        transport.call(ApiRequest.of(
                        Endpoint.LOGGED_MODEL_FINALIZE,
                        Json.object("model_id", stored.id()).put("status", "LOGGED_MODEL_READY"))
                .id(stored.id()));
        known.put(stored.id(), stored);
        return stored;
    }

    /** The digest is known once {@code MLmodel}, which names the model's id, is among the files. */
    private LoggedModel withDigest(LoggedModel model) {
        Optional<Digest> digest = format.write(model);
        if (digest.equals(model.digest()) || digest.isEmpty()) {
            return model;
        }
        LoggedModel known =
                new LoggedModel(model.id(), model.runId(), model.path(), digest, model.signature(), model.loggedAt());
        ObjectNode body = Json.object("model_id", model.id());
        Json.putEntries(body, "tags", Map.of(HiddenTags.MODEL, note(known)));
        transport.call(ApiRequest.of(Endpoint.LOGGED_MODEL_SET_TAGS, body).id(model.id()));
        return known;
    }

    private static String note(LoggedModel model) {
        ObjectNode note = Json.object("path", model.path())
                .put("logged_at", model.loggedAt().toEpochMilli());
        model.digest().ifPresent(digest -> note.put("digest", digest.hex()));
        return note.toString();
    }

    private void attach(LoggedModel model) {
        ObjectNode body = Json.object("run_id", model.runId());
        body.putArray("models").addObject().put("model_id", model.id()).put("step", 0);
        transport.create(
                ApiRequest.of(Endpoint.RUN_OUTPUTS, body),
                () -> runs.find(model.runId()).filter(run -> hasOutput(run, model.id())));
    }

    private static boolean hasOutput(JsonNode run, String modelId) {
        for (JsonNode output : run.path("outputs").path("model_outputs")) {
            if (Json.text(output, "model_id").equals(modelId)) {
                return true;
            }
        }
        return false;
    }

    private Optional<JsonNode> byRequest(String experiment, String request) {
        ObjectNode body = Json.object("filter", "tags.`" + HiddenTags.REQUEST + "` = '" + request + "'");
        body.putArray("experiment_ids").add(experiment);
        JsonNode models = transport
                .call(ApiRequest.of(Endpoint.LOGGED_MODEL_SEARCH, body))
                .path("models");
        return models.isEmpty() ? Optional.empty() : Optional.of(Json.object().set("model", models.get(0)));
    }

    private static Map<String, String> tags(LoggedModel model) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(HiddenTags.REQUEST, model.id());
        tags.put(HiddenTags.MODEL, note(model));
        model.signature().ifPresent(signature -> {
            String text = ModelFile.signatureText(signature);
            for (int at = 0, part = 100; at < text.length(); at += SIGNATURE_PART, part++) {
                tags.put(HiddenTags.SIGNATURE + part, text.substring(at, Math.min(text.length(), at + SIGNATURE_PART)));
            }
        });
        return tags;
    }

    private LoggedModel read(JsonNode model) {
        JsonNode info = model.path("info");
        Map<String, String> tags = new TreeMap<>(Json.entries(info.path("tags")));
        String id = Json.text(info, "model_id");
        String run = Json.text(info, "source_run_id");
        if (!tags.containsKey(HiddenTags.MODEL)) {
            return format.foreign(id, run, Json.time(info, "creation_timestamp_ms"));
        }
        JsonNode note = Json.parseOrEmpty(tags.getOrDefault(HiddenTags.MODEL, "{}"));
        return new LoggedModel(
                id,
                run,
                Json.text(note, "path"),
                Json.nonEmpty(note, "digest").map(Digest::new),
                signature(tags),
                Json.time(note, "logged_at"));
    }

    private static Optional<ModelSignature> signature(Map<String, String> tags) {
        StringBuilder text = new StringBuilder();
        tags.forEach((key, value) -> {
            if (key.startsWith(HiddenTags.SIGNATURE)) {
                text.append(value);
            }
        });
        return text.length() == 0 ? Optional.empty() : ModelFile.signature(Json.parseOrEmpty(text.toString()));
    }

    /** The last used. */
    private static final class Kept extends java.util.LinkedHashMap<String, LoggedModel> {
        private static final long serialVersionUID = 1L;

        Kept() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LoggedModel> eldest) {
            return size() > KEPT;
        }
    }
}
