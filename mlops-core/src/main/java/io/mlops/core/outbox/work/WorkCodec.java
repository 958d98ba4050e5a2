package io.mlops.core.outbox.work;

import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.Digest;
import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.data.Dataset;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.spi.RunBatch;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.LoggedModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stored form of works: JSON in UTF-8, but for points, which have a form of their own. Stateless. */
public final class WorkCodec {
    private WorkCodec() {}

    /** Returns the stored form of a work. */
    public static byte[] encode(Work work) {
        if (work instanceof Work.Points points) {
            return PointsCodec.encode(points.batches());
        }
        return CanonicalJson.write(members(work)).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, ?> members(Work work) {
        return switch (work.kind()) {
            case NEW_EXPERIMENT -> {
                Work.NewExperiment made = (Work.NewExperiment) work;
                yield Map.of("id", made.id(), "name", made.name());
            }
            case WRITE -> WriteCodec.members(((Work.OneWrite) work).write());
            case BATCH -> batch(((Work.Batch) work).batch());
            case MODEL -> model(((Work.Model) work).model());
            case FILE -> {
                Work.File file = (Work.File) work;
                yield Map.of("owner", file.owner(), "path", file.path().value());
            }
            case NO_FILE -> {
                Work.NoFile file = (Work.NoFile) work;
                yield Map.of("owner", file.owner(), "path", file.path());
            }
            case POINTS -> throw new IllegalArgumentException("points are not kept as JSON");
        };
    }

    /**
     * Reads a work.
     *
     * @param kind what it is
     * @param data its stored form
     * @throws io.mlops.error.StoreCorruptException if it is not what {@link #encode} wrote
     */
    public static Work decode(Work.Kind kind, byte[] data) {
        if (kind == Work.Kind.POINTS) {
            return new Work.Points(PointsCodec.decode(data));
        }
        JsonObject json = JsonObject.parse("a write of the outbox", new String(data, StandardCharsets.UTF_8));
        return switch (kind) {
            case NEW_EXPERIMENT -> new Work.NewExperiment(json.text("id"), json.text("name"));
            case WRITE -> new Work.OneWrite(WriteCodec.read(json));
            case BATCH -> new Work.Batch(readBatch(json));
            case MODEL -> new Work.Model(readModel(json));
            case FILE -> new Work.File(json.text("owner"), new ArtifactPath(json.text("path")));
            case NO_FILE -> new Work.NoFile(json.text("owner"), json.text("path"));
            case POINTS -> throw new IllegalArgumentException("points are not kept as JSON");
        };
    }

    private static Map<String, ?> batch(RunBatch batch) {
        return Map.of(
                "run", batch.runId(),
                "params", batch.params(),
                "tags", batch.tags(),
                "removed", List.copyOf(batch.removedTags()),
                "inputs", batch.inputs().stream().map(WorkCodec::input).toList());
    }

    private static RunBatch readBatch(JsonObject json) {
        return new RunBatch(
                json.text("run"),
                json.texts("params"),
                json.texts("tags"),
                Set.copyOf(json.textList("removed")),
                json.objects("inputs", WorkCodec::readInput));
    }

    private static Map<String, ?> input(DatasetInput input) {
        Dataset dataset = input.dataset();
        Map<String, String> members = new HashMap<>(Map.of(
                "name", dataset.name(),
                "digest", dataset.digest(),
                "type", dataset.sourceType(),
                "source", dataset.source(),
                "context", input.context()));
        dataset.schema().ifPresent(schema -> members.put("schema", schema.text()));
        dataset.profile().ifPresent(profile -> members.put("profile", profile));
        return members;
    }

    private static DatasetInput readInput(JsonObject json) {
        Dataset dataset = new Dataset(
                json.text("name"),
                json.text("digest"),
                json.text("type"),
                json.text("source"),
                json.optionalText("schema").map(Schema::parse),
                json.optionalText("profile"));
        return new DatasetInput(dataset, json.text("context"));
    }

    private static Map<String, ?> model(LoggedModel model) {
        Map<String, Object> members = new HashMap<>(Map.of(
                "id", model.id(),
                "run", model.runId(),
                "path", model.path(),
                "at", model.loggedAt().toEpochMilli()));
        model.digest().ifPresent(digest -> members.put("digest", digest.hex()));
        model.signature()
                .ifPresent(signature -> members.put("inputs", signature.inputs().text()));
        model.signature().flatMap(ModelSignature::outputs).ifPresent(outputs -> members.put("outputs", outputs.text()));
        return members;
    }

    private static LoggedModel readModel(JsonObject json) {
        Optional<Schema> outputs = json.optionalText("outputs").map(Schema::parse);
        return new LoggedModel(
                json.text("id"),
                json.text("run"),
                json.text("path"),
                json.optionalText("digest").map(Digest::new),
                json.optionalText("inputs").map(inputs -> new ModelSignature(Schema.parse(inputs), outputs)),
                Instant.ofEpochMilli(json.number("at")));
    }
}
