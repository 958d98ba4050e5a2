package io.mlops.spi.listing;

import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.Field;
import io.mlops.search.Literal;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.Metric;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The listings of a store: which fields each has, and its own order. Times are milliseconds since 1970. */
public final class Listings {
    /** A field of the own order that no query can name: ids compare as numbers. */
    private static final Field EXPERIMENT_NUMBER = Field.attribute("#");

    /** Experiments, the latest created first. */
    public static final Listing<Experiment> EXPERIMENTS = new Listing<>(
            experiment -> field -> valuesOf(experiment, field),
            List.of(Field.attribute("creation_time").descending(), EXPERIMENT_NUMBER.descending()));

    /** Runs, the latest start first. */
    public static final Listing<Run> RUNS = new Listing<>(
            run -> field -> valuesOf(run, field),
            List.of(
                    Field.attribute("start_time").descending(),
                    Field.attribute("run_id").ascending()));

    /** Registered models by name. */
    public static final Listing<RegisteredModel> MODELS = new Listing<>(
            model -> field -> valuesOf(model, field),
            List.of(Field.attribute("name").ascending()));

    /** Versions by name, the newest first. */
    public static final Listing<ModelVersion> VERSIONS = new Listing<>(
            version -> field -> valuesOf(version, field),
            List.of(
                    Field.attribute("name").ascending(),
                    Field.attribute("version_number").descending()));

    private Listings() {}

    private static List<Literal> valuesOf(Experiment experiment, Field field) {
        return switch (field.kind()) {
            case TAG -> text(experiment.tags(), field.key());
            case ATTRIBUTE ->
                switch (field.key()) {
                    case "experiment_id" -> text(experiment.id());
                    case "#" -> number(Double.parseDouble(experiment.id()));
                    case "name" -> text(experiment.name());
                    case "creation_time" -> time(experiment.createdAt());
                    case "last_update_time" -> time(experiment.updatedAt());
                    default -> List.of();
                };
            default -> List.of();
        };
    }

    private static List<Literal> valuesOf(Run run, Field field) {
        return switch (field.kind()) {
            case ATTRIBUTE ->
                field.key().equals("user_id")
                        ? text(run.data().tags(), "mlflow.user")
                        : attribute(run.info(), field.key());
            case METRIC ->
                run.metric(field.key()).map(Metric::value).map(Literal::of).stream()
                        .toList();
            case PARAM -> text(run.data().params(), field.key());
            case TAG -> text(run.data().tags(), field.key());
            case DATASET ->
                run.data().inputs().stream()
                        .flatMap(input -> part(input, field.key()))
                        .map(Literal::of)
                        .toList();
        };
    }

    private static List<Literal> attribute(RunInfo info, String key) {
        return switch (key) {
            case "run_id" -> text(info.id());
            case "run_name" -> text(info.name());
            case "experiment_id" -> text(info.experimentId());
            case "status" -> text(info.status().name());
            case "start_time" -> time(info.startedAt());
            case "end_time" -> info.endedAt().map(Listings::time).orElse(List.of());
            default -> List.of();
        };
    }

    private static Stream<String> part(DatasetInput input, String key) {
        return switch (key) {
            case "name" -> Stream.of(input.dataset().name());
            case "digest" -> Stream.of(input.dataset().digest());
            case "context" -> Stream.of(input.context());
            default -> Stream.of();
        };
    }

    private static List<Literal> valuesOf(RegisteredModel model, Field field) {
        return switch (field.kind()) {
            case TAG -> text(model.tags(), field.key());
            case ATTRIBUTE ->
                switch (field.key()) {
                    case "name" -> text(model.name());
                    case "description" -> text(model.description());
                    case "creation_timestamp" -> time(model.createdAt());
                    case "last_updated_timestamp" -> time(model.updatedAt());
                    default -> List.of();
                };
            default -> List.of();
        };
    }

    private static List<Literal> valuesOf(ModelVersion version, Field field) {
        return switch (field.kind()) {
            case TAG -> text(version.notes().tags(), field.key());
            case ATTRIBUTE -> attribute(version, field.key());
            default -> List.of();
        };
    }

    private static List<Literal> attribute(ModelVersion version, String key) {
        return switch (key) {
            case "name" -> text(version.name());
            case "version_number" -> number(version.version());
            case "run_id" -> text(version.source().runId());
            case "model_id" -> text(version.source().modelId());
            case "source_path" -> text(version.source().path());
            case "author" -> text(version.source().author());
            case "status" -> text(version.status().name());
            case "description" -> text(version.notes().description());
            case "creation_timestamp" -> time(version.createdAt());
            case "last_updated_timestamp" -> time(version.updatedAt());
            default -> List.of();
        };
    }

    private static List<Literal> text(Map<String, String> texts, String key) {
        return Optional.ofNullable(texts.get(key)).map(Literal::of).stream().toList();
    }

    private static List<Literal> text(String value) {
        return List.of(Literal.of(value));
    }

    private static List<Literal> number(double value) {
        return List.of(Literal.of(value));
    }

    private static List<Literal> time(Instant value) {
        return number((double) value.toEpochMilli());
    }
}
