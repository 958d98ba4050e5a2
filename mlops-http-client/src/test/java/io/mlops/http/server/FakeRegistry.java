package io.mlops.http.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.search.Field;
import io.mlops.search.Literal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The registry as MLflow 3.17.2 keeps it. Guarded by the server. */
final class FakeRegistry {
    private final Predicate<String> hasModel;
    private final Map<String, ObjectNode> models = new LinkedHashMap<>();
    private final Map<String, Map<Integer, ObjectNode>> versions = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    FakeRegistry(Predicate<String> hasModel) {
        this.hasModel = hasModel;
    }

    void register(Map<String, UnaryOperator<ObjectNode>> routes) {
        routes.put("POST registered-models/create", this::createModel);
        routes.put("GET registered-models/get", r -> FakeTracking.wrap("registered_model", shown(model(r))));
        routes.put(
                "GET registered-models/search",
                r -> FakeRows.page(models.values().stream().map(this::shown).toList(), r, search("registered_models")));
        routes.put("PATCH registered-models/update", r -> describe(model(r), r));
        routes.put("POST registered-models/rename", this::rename);
        routes.put("DELETE registered-models/delete", r -> {
            String name = model(r).path("name").asText();
            models.remove(name);
            versions.remove(name);
            numbers.remove(name);
            return FakeRows.object();
        });
        routes.put("POST registered-models/set-tag", r -> setTag(model(r), r));
        routes.put("DELETE registered-models/delete-tag", r -> deleteTag(model(r), r));
        routes.put("POST registered-models/alias", this::setAlias);
        routes.put(
                "DELETE registered-models/alias",
                r -> dropAliases(model(r), alias -> alias.path("alias").equals(r.path("alias"))));
        routes.put("POST model-versions/create", this::createVersion);
        routes.put("GET model-versions/get", r -> FakeTracking.wrap("model_version", version(r)));
        routes.put(
                "GET model-versions/search",
                r -> FakeRows.page(
                        versions.values().stream()
                                .flatMap(all -> all.values().stream())
                                .toList(),
                        r,
                        search("model_versions")));
        routes.put("PATCH model-versions/update", r -> describe(version(r), r));
        routes.put("DELETE model-versions/delete", r -> {
            ObjectNode version = version(r);
            versions.get(r.path("name").asText()).remove(version.path("version").asInt());
            return dropAliases(model(r), alias -> alias.path("version").equals(version.path("version")));
        });
        routes.put("POST model-versions/set-tag", r -> setTag(version(r), r));
        routes.put("DELETE model-versions/delete-tag", r -> deleteTag(version(r), r));
    }

    private static FakeRows.Search search(String rows) {
        return new FakeRows.Search(
                rows,
                row -> field -> field.kind() == Field.Kind.TAG
                        ? FakeRows.values(row.path("tags"), field.key(), false)
                        : List.of(Literal.of(row.path(field.key()).asText())),
                Comparator.comparing(row -> row.path("name").asText()));
    }

    private ObjectNode model(JsonNode r) {
        ObjectNode model = models.get(r.path("name").asText());
        if (model == null) {
            throw FakeError.missing(
                    "Registered Model with name=" + r.path("name").asText());
        }
        return model;
    }

    private ObjectNode version(JsonNode r) {
        if (!r.path("version").isTextual()) {
            throw FakeError.invalid("version must be a string");
        }
        ObjectNode version = versions.getOrDefault(r.path("name").asText(), Map.of())
                .get(r.path("version").asInt());
        if (version == null) {
            throw FakeError.missing("Model Version");
        }
        return version;
    }

    private ObjectNode shown(ObjectNode model) {
        ObjectNode shown = model.deepCopy();
        versions.getOrDefault(model.path("name").asText(), Map.of()).values().stream()
                .max(Comparator.comparing(version -> version.path("version").asInt()))
                .ifPresent(latest -> shown.putArray("latest_versions").add(latest));
        return shown;
    }

    private static ObjectNode dated(ObjectNode row) {
        row.put("last_updated_timestamp", System.currentTimeMillis());
        return FakeRows.object();
    }

    private ObjectNode createModel(ObjectNode r) {
        String name = r.path("name").asText();
        if (models.containsKey(name)) {
            throw FakeError.taken("Registered Model");
        }
        ObjectNode model = FakeRows.object()
                .put("name", name)
                .put("description", r.path("description").asText())
                .put("creation_timestamp", System.currentTimeMillis());
        model.set("tags", r.withArray("tags").deepCopy());
        dated(model);
        models.put(name, model);
        return FakeTracking.wrap("registered_model", model);
    }

    private ObjectNode describe(ObjectNode row, ObjectNode r) {
        row.put("description", r.path("description").asText());
        return dated(row);
    }

    private ObjectNode rename(ObjectNode r) {
        ObjectNode model = model(r);
        String old = model.path("name").asText();
        String name = r.path("new_name").asText();
        if (models.containsKey(name)) {
            throw FakeError.taken("Registered Model");
        }
        models.remove(old);
        models.put(name, model.put("name", name));
        Map<Integer, ObjectNode> moved = versions.remove(old);
        if (moved != null) {
            moved.values().forEach(version -> version.put("name", name));
            versions.put(name, moved);
            numbers.put(name, numbers.remove(old));
        }
        return dated(model);
    }

    private static ObjectNode setTag(ObjectNode row, ObjectNode r) {
        FakeRows.put(row, "tags", r.path("key").asText(), r.path("value").asText());
        return FakeRows.object();
    }

    private static ObjectNode deleteTag(ObjectNode row, ObjectNode r) {
        FakeRows.remove(row, "tags", r.path("key").asText());
        return FakeRows.object();
    }

    private ObjectNode setAlias(ObjectNode r) {
        ObjectNode model = model(r);
        version(r);
        dropAliases(model, alias -> alias.path("alias").equals(r.path("alias")));
        model.withArray("aliases")
                .addObject()
                .put("alias", r.path("alias").asText())
                .put("version", r.path("version").asText());
        return FakeRows.object();
    }

    private static ObjectNode dropAliases(ObjectNode model, Predicate<JsonNode> which) {
        ArrayNode aliases = model.withArray("aliases");
        for (int i = aliases.size() - 1; i >= 0; i--) {
            if (which.test(aliases.get(i))) {
                aliases.remove(i);
            }
        }
        return dated(model);
    }

    /** A number is used up before the source is looked at, as on MLflow. */
    private ObjectNode createVersion(ObjectNode r) {
        String name = model(r).path("name").asText();
        int number = numbers.merge(name, 1, Integer::sum);
        String modelId = r.path("model_id").asText("");
        if (!modelId.isEmpty() && r.path("source").asText().startsWith("runs:/")) {
            throw FakeError.invalid("Invalid model version source. The model_id request parameter must match it.");
        }
        if (!modelId.isEmpty() && !hasModel.test(modelId)) {
            throw FakeError.missing("Logged model with ID '" + modelId + "'");
        }
        if (r.path("source").asText().replace("mlops:/", "").isEmpty()) {
            throw FakeError.invalid("Missing value for required parameter 'source'.");
        }
        ObjectNode version = FakeRows.object()
                .put("name", name)
                .put("version", Integer.toString(number))
                .put("creation_timestamp", System.currentTimeMillis())
                .put("description", r.path("description").asText())
                .put("source", r.path("source").asText())
                .put("run_id", r.path("run_id").asText())
                .put("status", "READY");
        version.set("tags", r.withArray("tags").deepCopy());
        dated(version);
        versions.computeIfAbsent(name, key -> new LinkedHashMap<>()).put(number, version);
        return FakeTracking.wrap("model_version", version);
    }
}
