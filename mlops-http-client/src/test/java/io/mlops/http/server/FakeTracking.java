package io.mlops.http.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.search.Field;
import io.mlops.search.Literal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Experiments and runs as MLflow 3.17.2 keeps them, its traps included. Guarded by the server. */
final class FakeTracking {
    private static final Comparator<ObjectNode> AS_CREATED = Comparator.comparing(row -> 0);
    private static final Comparator<JsonNode> LATEST = Comparator.comparing(
                    (JsonNode point) -> point.path("step").asLong())
            .thenComparing(point -> point.path("timestamp").asLong())
            .thenComparing(point ->
                    point.path("value").isTextual() ? 0.0 : point.path("value").asDouble());

    private final Map<String, ObjectNode> experiments = new LinkedHashMap<>();
    private final Map<String, ObjectNode> runs = new LinkedHashMap<>();
    private final Map<String, ObjectNode> models = new LinkedHashMap<>();
    private final Map<String, Map<String, Set<ObjectNode>>> points = new LinkedHashMap<>();

    FakeTracking() {
        addExperiment("0", "Default");
    }

    private ObjectNode addExperiment(String id, String name) {
        long now = System.currentTimeMillis();
        ObjectNode experiment = FakeRows.object()
                .put("experiment_id", id)
                .put("name", name)
                .put("artifact_location", "mlflow-artifacts:/" + id)
                .put("lifecycle_stage", "active")
                .put("last_update_time", now)
                .put("creation_time", now);
        experiments.put(id, experiment);
        return experiment;
    }

    void register(Map<String, UnaryOperator<ObjectNode>> routes) {
        routes.put("POST experiments/create", this::createExperiment);
        routes.put(
                "GET experiments/get",
                r -> wrap("experiment", experiment(r.path("experiment_id").asText())));
        routes.put(
                "GET experiments/get-by-name",
                r -> wrap("experiment", named(r.path("experiment_name").asText())));
        routes.put("POST experiments/search", this::searchExperiments);
        routes.put("GET experiments/search", this::searchExperiments);
        routes.put("POST experiments/update", this::renameExperiment);
        routes.put("POST experiments/delete", r -> stage(r, "active", "deleted"));
        routes.put("POST experiments/restore", r -> stage(r, "deleted", "active"));
        routes.put("POST experiments/set-experiment-tag", r -> {
            ObjectNode experiment = experiment(r.path("experiment_id").asText());
            FakeRows.put(
                    experiment, "tags", r.path("key").asText(), r.path("value").asText());
            return touched(experiment);
        });
        routes.put("POST experiments/delete-experiment-tag", r -> {
            ObjectNode experiment = experiment(r.path("experiment_id").asText());
            if (!FakeRows.remove(experiment, "tags", r.path("key").asText())) {
                throw FakeError.missing("No tag");
            }
            return touched(experiment);
        });
        routes.put("POST runs/create", this::createRun);
        routes.put("GET runs/get", r -> wrap("run", run(r)));
        routes.put("POST runs/update", this::updateRun);
        routes.put("POST runs/search", this::searchRuns);
        routes.put("POST runs/delete", r -> runStage(r, "deleted"));
        routes.put("POST runs/restore", r -> runStage(r, "active"));
        routes.put("POST runs/log-batch", this::logBatch);
        routes.put("POST runs/set-tag", r -> {
            FakeRows.put(
                    data(active(r)),
                    "tags",
                    r.path("key").asText(),
                    r.path("value").asText());
            return FakeRows.object();
        });
        routes.put("POST runs/delete-tag", r -> {
            if (!FakeRows.remove(data(active(r)), "tags", r.path("key").asText())) {
                throw FakeError.missing("No tag");
            }
            return FakeRows.object();
        });
        routes.put("POST runs/log-inputs", this::logInputs);
        routes.put("POST runs/outputs", r -> {
            ArrayNode outputs = ((ObjectNode) active(r).get("outputs")).withArray("model_outputs");
            r.path("models").forEach(outputs::add);
            return FakeRows.object();
        });
        routes.put("GET metrics/get-history", this::history);
        routes.put("POST logged-models", this::createModel);
        routes.put(
                "POST logged-models/search",
                r -> FakeRows.page(
                        List.copyOf(models.values()),
                        r,
                        new FakeRows.Search(
                                "models",
                                row -> field -> FakeRows.values(row.path("info").path("tags"), field.key(), false),
                                AS_CREATED)));
    }

    /** Answers what has an id in its path. */
    ObjectNode model(ObjectNode r, String path) {
        String id = path.replace("/tags", "");
        ObjectNode model = models.get(id);
        if (model == null) {
            throw FakeError.missing("Logged model with ID '" + id + "'");
        }
        ObjectNode info = (ObjectNode) model.get("info");
        if ((r.has("status") || r.has("tags")) && !r.path("model_id").asText().equals(id)) {
            throw FakeError.invalid("Missing value for required parameter 'model_id'.");
        }
        if (r.has("status")) {
            info.set("status", r.get("status"));
        }
        r.path("tags")
                .forEach(tag -> FakeRows.put(
                        info,
                        "tags",
                        tag.path("key").asText(),
                        tag.path("value").asText()));
        return wrap("model", model);
    }

    boolean hasModel(String id) {
        return models.containsKey(id);
    }

    static ObjectNode wrap(String name, ObjectNode content) {
        return FakeRows.object().set(name, content.deepCopy());
    }

    private static ObjectNode touched(ObjectNode experiment) {
        experiment.put("last_update_time", System.currentTimeMillis());
        return FakeRows.object();
    }

    private ObjectNode experiment(String id) {
        ObjectNode experiment = experiments.get(id);
        if (experiment == null) {
            throw FakeError.missing("No Experiment with id=" + id);
        }
        return experiment;
    }

    private ObjectNode named(String name) {
        return experiments.values().stream()
                .filter(e -> e.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> FakeError.missing("Experiment"));
    }

    private boolean isTaken(String name) {
        return experiments.values().stream()
                .anyMatch(e -> e.path("name").asText().equals(name));
    }

    private ObjectNode createExperiment(ObjectNode r) {
        if (isTaken(r.path("name").asText())) {
            throw FakeError.taken("Experiment");
        }
        String id = Integer.toString(experiments.size());
        ObjectNode experiment = addExperiment(id, r.path("name").asText());
        experiment.set("tags", r.withArray("tags").deepCopy());
        return FakeRows.object().put("experiment_id", id);
    }

    private ObjectNode searchExperiments(ObjectNode r) {
        String view = r.path("view_type").asText("ACTIVE_ONLY");
        return FakeRows.page(
                experiments.values().stream().filter(e -> isIn(view, e)).toList(),
                r,
                new FakeRows.Search("experiments", row -> field -> List.of(), AS_CREATED));
    }

    private static boolean isIn(String view, JsonNode thing) {
        boolean isActive = thing.path("lifecycle_stage").asText().equals("active");
        return view.equals("ALL") || isActive == view.equals("ACTIVE_ONLY");
    }

    private ObjectNode renameExperiment(ObjectNode r) {
        ObjectNode experiment = experiment(r.path("experiment_id").asText());
        if (isTaken(r.path("new_name").asText())) {
            throw FakeError.taken("Experiment");
        }
        experiment.put("name", r.path("new_name").asText());
        return touched(experiment);
    }

    /** As MLflow does it: all runs go with their experiment, and all come back with it. */
    private ObjectNode stage(ObjectNode r, String from, String to) {
        ObjectNode experiment = experiment(r.path("experiment_id").asText());
        if (!experiment.path("lifecycle_stage").asText().equals(from)) {
            throw FakeError.missing("No Experiment in stage " + from);
        }
        experiment.put("lifecycle_stage", to);
        runs.values().stream()
                .filter(run -> run.path("info")
                        .path("experiment_id")
                        .asText()
                        .equals(r.path("experiment_id").asText()))
                .forEach(run -> ((ObjectNode) run.get("info")).put("lifecycle_stage", to));
        return touched(experiment);
    }

    private ObjectNode createRun(ObjectNode r) {
        ObjectNode experiment = experiment(r.path("experiment_id").asText());
        if (!isIn("ACTIVE_ONLY", experiment)) {
            throw FakeError.invalid("The experiment must be in the 'active' state");
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        String name = r.path("run_name").asText("");
        ObjectNode run = FakeRows.object();
        run.putObject("info")
                .put("run_uuid", id)
                .put("run_id", id)
                .put("experiment_id", r.path("experiment_id").asText())
                .put("run_name", name.isEmpty() ? "defiant-grub-808" : name)
                .put("status", "RUNNING")
                .put("start_time", r.path("start_time").asLong())
                .put(
                        "artifact_uri",
                        "mlflow-artifacts:/" + experiment.path("experiment_id").asText() + "/" + id + "/artifacts")
                .put("lifecycle_stage", "active");
        run.putObject("data").set("tags", r.withArray("tags").deepCopy());
        FakeRows.put(
                data(run),
                "tags",
                "mlflow.runName",
                run.path("info").path("run_name").asText());
        run.putObject("inputs");
        run.putObject("outputs");
        runs.put(id, run);
        return wrap("run", run);
    }

    private ObjectNode run(ObjectNode r) {
        ObjectNode run = runs.get(r.path("run_id").asText());
        if (run == null) {
            throw FakeError.missing("Run with id=" + r.path("run_id").asText());
        }
        return run;
    }

    private ObjectNode active(ObjectNode r) {
        ObjectNode run = run(r);
        if (!isIn("ACTIVE_ONLY", run.path("info"))) {
            throw FakeError.invalid("The run must be in the 'active' state. Current state is deleted.");
        }
        return run;
    }

    private static ObjectNode data(ObjectNode run) {
        return (ObjectNode) run.get("data");
    }

    private ObjectNode updateRun(ObjectNode r) {
        ObjectNode info = (ObjectNode) active(r).get("info");
        info.put("status", r.path("status").asText());
        if (r.has("end_time")) {
            info.set("end_time", r.get("end_time"));
        }
        return wrap("run_info", info);
    }

    private ObjectNode runStage(ObjectNode r, String stage) {
        ((ObjectNode) run(r).get("info")).put("lifecycle_stage", stage);
        return FakeRows.object();
    }

    private ObjectNode searchRuns(ObjectNode r) {
        List<String> where = new ArrayList<>();
        r.path("experiment_ids").forEach(id -> where.add(id.asText()));
        String view = r.path("run_view_type").asText("ACTIVE_ONLY");
        List<ObjectNode> all = runs.values().stream()
                .filter(run ->
                        where.contains(run.path("info").path("experiment_id").asText()))
                .filter(run -> isIn(view, run.path("info")))
                .map(ObjectNode::deepCopy)
                .toList();
        Comparator<ObjectNode> order = Comparator.comparing(
                        (ObjectNode run) -> -run.path("info").path("start_time").asLong())
                .thenComparing(run -> run.path("info").path("run_id").asText());
        return FakeRows.page(all, r, new FakeRows.Search("runs", row -> field -> valuesOf(row, field), order));
    }

    private static List<Literal> valuesOf(ObjectNode run, Field field) {
        JsonNode data = run.path("data");
        return switch (field.kind()) {
            case METRIC -> FakeRows.values(data.path("metrics"), field.key(), true);
            case PARAM -> FakeRows.values(data.path("params"), field.key(), false);
            case TAG -> FakeRows.values(data.path("tags"), field.key(), false);
            case DATASET -> throw FakeError.invalid("unexpected");
            case ATTRIBUTE -> {
                JsonNode value = run.path("info").path(field.key());
                yield value.isMissingNode()
                        ? List.of()
                        : List.of(value.isNumber() ? Literal.of(value.asDouble()) : Literal.of(value.asText()));
            }
        };
    }

    private ObjectNode logBatch(ObjectNode r) {
        ObjectNode run = active(r);
        if (r.path("metrics").size() > 1000
                || r.path("params").size() > 100
                || r.path("tags").size() > 100) {
            throw FakeError.invalid("A batch logging request can contain at most 1000 metrics, 100 params or tags");
        }
        for (JsonNode param : r.path("params")) {
            List<Literal> present =
                    FakeRows.values(data(run).path("params"), param.path("key").asText(), false);
            if (!present.isEmpty()
                    && !present.get(0).equals(Literal.of(param.path("value").asText()))) {
                throw FakeError.invalid("Changing param values is not allowed");
            }
        }
        r.path("params")
                .forEach(p -> FakeRows.put(
                        data(run),
                        "params",
                        p.path("key").asText(),
                        p.path("value").asText()));
        r.path("tags")
                .forEach(t -> FakeRows.put(
                        data(run),
                        "tags",
                        t.path("key").asText(),
                        t.path("value").asText()));
        r.path("metrics").forEach(point -> addPoint(run, (ObjectNode) point));
        return FakeRows.object();
    }

    private void addPoint(ObjectNode run, ObjectNode point) {
        String key = point.path("key").asText();
        points.computeIfAbsent(run.path("info").path("run_id").asText(), id -> new LinkedHashMap<>())
                .computeIfAbsent(key, name -> new LinkedHashSet<>())
                .add(point);
        ArrayNode latest = data(run).withArray("metrics");
        for (int i = 0; i < latest.size(); i++) {
            if (latest.get(i).path("key").asText().equals(key)) {
                if (LATEST.compare(latest.get(i), point) < 0) {
                    latest.set(i, point);
                }
                return;
            }
        }
        latest.add(point);
    }

    private ObjectNode history(ObjectNode r) {
        List<ObjectNode> series =
                List.copyOf(points.getOrDefault(r.path("run_id").asText(), Map.of())
                        .getOrDefault(r.path("metric_key").asText(), Set.of()));
        Comparator<ObjectNode> order =
                Comparator.comparing(p -> p.path("timestamp").asLong());
        return FakeRows.page(series, r, new FakeRows.Search("metrics", row -> field -> List.of(), order));
    }

    /** As MLflow does it: a data set is one row in its experiment, and a run has it once, in whatever context came first. */
    private ObjectNode logInputs(ObjectNode r) {
        ObjectNode run = active(r);
        ArrayNode present = ((ObjectNode) run.get("inputs")).withArray("dataset_inputs");
        for (JsonNode input : r.path("datasets")) {
            boolean isKnown = false;
            for (JsonNode other : present) {
                isKnown |= isSame(other, input);
            }
            if (!isKnown) {
                ObjectNode added = input.deepCopy();
                rowOf(run, input).ifPresent(row -> added.set("dataset", row.deepCopy()));
                present.add(added);
            }
        }
        return FakeRows.object();
    }

    private static boolean isSame(JsonNode a, JsonNode b) {
        return a.path("dataset").path("name").equals(b.path("dataset").path("name"))
                && a.path("dataset").path("digest").equals(b.path("dataset").path("digest"));
    }

    private java.util.Optional<JsonNode> rowOf(ObjectNode run, JsonNode input) {
        for (ObjectNode other : runs.values()) {
            if (other.path("info").path("experiment_id").equals(run.path("info").path("experiment_id"))) {
                for (JsonNode present : other.path("inputs").path("dataset_inputs")) {
                    if (isSame(present, input)) {
                        return java.util.Optional.of(present.path("dataset"));
                    }
                }
            }
        }
        return java.util.Optional.empty();
    }

    private ObjectNode createModel(ObjectNode r) {
        String id = "m-" + UUID.randomUUID().toString().replace("-", "");
        ObjectNode model = FakeRows.object();
        ObjectNode info = model.putObject("info")
                .put("model_id", id)
                .put("experiment_id", r.path("experiment_id").asText())
                .put("name", r.path("name").asText())
                .put("creation_timestamp_ms", System.currentTimeMillis())
                .put(
                        "artifact_uri",
                        "mlflow-artifacts:/" + r.path("experiment_id").asText() + "/models/" + id + "/artifacts")
                .put("status", "LOGGED_MODEL_PENDING")
                .put("source_run_id", r.path("source_run_id").asText());
        info.set("tags", r.withArray("tags").deepCopy());
        models.put(id, model);
        return wrap("model", model);
    }
}
