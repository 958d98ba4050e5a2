package io.mlops.testkit.registry;

import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.Field;
import io.mlops.search.Literal;
import io.mlops.search.TextOrder;
import io.mlops.testkit.fixture.Expected;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What models and versions have, as a search sees it. */
public final class RegistryFields {
    /** What a search of models must find. */
    public static final Expected<RegisteredModel> MODELS = new Expected<>(
            model -> field -> field.kind() == Field.Kind.TAG
                    ? tag(model.tags(), field.key())
                    : List.of(attribute(model, field.key())),
            Comparator.comparing(RegisteredModel::name, TextOrder.CODE_POINT));

    /** What a search of versions must find. */
    public static final Expected<ModelVersion> VERSIONS = new Expected<>(
            version -> field -> field.kind() == Field.Kind.TAG
                    ? tag(version.notes().tags(), field.key())
                    : List.of(attribute(version, field.key())),
            Comparator.comparing(ModelVersion::name, TextOrder.CODE_POINT)
                    .thenComparing(Comparator.comparing(ModelVersion::version).reversed()));

    private RegistryFields() {}

    private static Literal attribute(RegisteredModel model, String key) {
        return switch (key) {
            case "name" -> Literal.of(model.name());
            case "description" -> Literal.of(model.description());
            case "creation_timestamp" -> time(model.createdAt());
            case "last_updated_timestamp" -> time(model.updatedAt());
            default -> throw new AssertionError("The SPI names no attribute " + key + " of models.");
        };
    }

    private static Literal attribute(ModelVersion version, String key) {
        return switch (key) {
            case "name" -> Literal.of(version.name());
            case "version_number" -> Literal.of(version.version());
            case "run_id" -> Literal.of(version.source().runId());
            case "model_id" -> Literal.of(version.source().modelId());
            case "source_path" -> Literal.of(version.source().path());
            case "author" -> Literal.of(version.source().author());
            case "status" -> Literal.of(version.status().name());
            case "description" -> Literal.of(version.notes().description());
            case "creation_timestamp" -> time(version.createdAt());
            case "last_updated_timestamp" -> time(version.updatedAt());
            default -> throw new AssertionError("The SPI names no attribute " + key + " of versions.");
        };
    }

    private static List<Literal> tag(Map<String, String> tags, String key) {
        return Optional.ofNullable(tags.get(key)).map(Literal::of).stream().toList();
    }

    private static Literal time(Instant instant) {
        return Literal.of((double) instant.toEpochMilli());
    }
}
