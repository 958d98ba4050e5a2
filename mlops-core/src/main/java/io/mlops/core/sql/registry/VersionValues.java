package io.mlops.core.sql.registry;

import io.mlops.registry.ModelVersion;
import io.mlops.search.Field;
import io.mlops.search.FieldValues;
import io.mlops.search.Literal;
import java.util.List;

/** What a filter sees of a version. */
final class VersionValues implements FieldValues {
    private final ModelVersion version;

    VersionValues(ModelVersion version) {
        this.version = version;
    }

    @Override
    public List<Literal> of(Field field) {
        if (field.kind() == Field.Kind.TAG) {
            String tag = version.notes().tags().get(field.key());
            return tag == null ? List.of() : List.of(Literal.of(tag));
        }
        return field.kind() == Field.Kind.ATTRIBUTE ? attribute(field.key()) : List.of();
    }

    private List<Literal> attribute(String key) {
        return switch (key) {
            case "name" -> List.of(Literal.of(version.name()));
            case "version_number" -> List.of(Literal.of(version.version()));
            case "run_id" -> List.of(Literal.of(version.source().runId()));
            case "model_id" -> List.of(Literal.of(version.source().modelId()));
            case "source_path" -> List.of(Literal.of(version.source().path()));
            case "status" -> List.of(Literal.of(version.status().name()));
            case "description" -> List.of(Literal.of(version.notes().description()));
            case "author" -> List.of(Literal.of(version.source().author()));
            case "creation_timestamp" ->
                List.of(Literal.of((double) version.createdAt().toEpochMilli()));
            case "last_updated_timestamp" ->
                List.of(Literal.of((double) version.updatedAt().toEpochMilli()));
            default -> List.of();
        };
    }
}
