package io.mlops.core.outbox.work;

import io.mlops.core.json.JsonObject;
import io.mlops.error.Quoted;
import io.mlops.error.StoreCorruptException;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The stored form of changes of experiments and runs: an object whose member {@code do} says which it is. Stateless. */
final class WriteCodec {
    private WriteCodec() {}

    static Map<String, ?> members(Write write) {
        return switch (write.part()) {
            case EXPERIMENT -> experiment((ExperimentWrite) write);
            case RUN -> run((RunWrite) write);
            case TAG -> tag((TagWrite) write);
            case METRIC, REGISTRY, RECORD -> throw new IllegalArgumentException("an outbox takes no " + write.part());
        };
    }

    private static Map<String, ?> experiment(ExperimentWrite write) {
        return switch (write.type()) {
            case RENAME -> {
                ExperimentWrite.Rename rename = (ExperimentWrite.Rename) write;
                yield Map.of("do", "rename-experiment", "id", rename.experimentId(), "name", rename.name());
            }
            case SET_STAGE -> {
                ExperimentWrite.SetStage set = (ExperimentWrite.SetStage) write;
                yield Map.of(
                        "do",
                        "experiment-stage",
                        "id",
                        set.experimentId(),
                        "stage",
                        set.stage().name());
            }
            case CREATE -> throw new IllegalArgumentException("a new experiment is a work of its own");
        };
    }

    private static Map<String, ?> run(RunWrite write) {
        return switch (write.type()) {
            case CREATE -> newRun((RunWrite.Create) write);
            case SET_STATUS -> {
                RunWrite.SetStatus set = (RunWrite.SetStatus) write;
                Map<String, Object> members = new HashMap<>(Map.of(
                        "do",
                        "run-status",
                        "id",
                        set.runId(),
                        "status",
                        set.status().name()));
                set.endedAt().ifPresent(end -> members.put("end", end.toEpochMilli()));
                yield members;
            }
            case SET_STAGE -> {
                RunWrite.SetStage set = (RunWrite.SetStage) write;
                yield Map.of(
                        "do",
                        "run-stage",
                        "id",
                        set.runId(),
                        "stage",
                        set.stage().name());
            }
        };
    }

    private static Map<String, ?> newRun(RunWrite.Create write) {
        RunInfo info = write.info();
        Map<String, Object> members = new HashMap<>(Map.of(
                "do", "new-run",
                "id", info.id(),
                "experiment", info.experimentId(),
                "name", info.name(),
                "status", info.status().name(),
                "stage", info.stage().name(),
                "start", info.startedAt().toEpochMilli(),
                "tags", write.tags()));
        info.endedAt().ifPresent(end -> members.put("end", end.toEpochMilli()));
        return members;
    }

    private static Map<String, ?> tag(TagWrite write) {
        Map<String, String> members = new HashMap<>(Map.of(
                "do", "tag",
                "kind", write.target().kind().name(),
                "id", write.target().id(),
                "key", write.key()));
        write.value().ifPresent(value -> members.put("value", value));
        return members;
    }

    static Write read(JsonObject json) {
        String id = json.text("id");
        return switch (json.text("do")) {
            case "rename-experiment" -> new ExperimentWrite.Rename(id, json.text("name"));
            case "experiment-stage" -> new ExperimentWrite.SetStage(id, stage(json));
            case "new-run" ->
                new RunWrite.Create(
                        new RunInfo(
                                id,
                                json.text("experiment"),
                                json.text("name"),
                                status(json),
                                stage(json),
                                Instant.ofEpochMilli(json.number("start")),
                                end(json)),
                        json.texts("tags"));
            case "run-status" -> new RunWrite.SetStatus(id, status(json), end(json));
            case "run-stage" -> new RunWrite.SetStage(id, stage(json));
            case "tag" -> {
                TagWrite.Target target = new TagWrite.Target(TagWrite.Kind.valueOf(json.text("kind")), id, 0);
                yield new TagWrite(target, json.text("key"), json.optionalText("value"));
            }
            default ->
                throw new StoreCorruptException(
                        "A write of the outbox is " + Quoted.of(json.text("do"))
                                + ", which this version does not know; restore the outbox from a backup",
                        null);
        };
    }

    private static RunStatus status(JsonObject json) {
        return RunStatus.valueOf(json.text("status"));
    }

    private static LifecycleStage stage(JsonObject json) {
        return LifecycleStage.valueOf(json.text("stage"));
    }

    private static Optional<Instant> end(JsonObject json) {
        return json.names().contains("end") ? Optional.of(Instant.ofEpochMilli(json.number("end"))) : Optional.empty();
    }
}
