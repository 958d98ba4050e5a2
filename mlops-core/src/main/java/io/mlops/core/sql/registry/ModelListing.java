package io.mlops.core.sql.registry;

import io.mlops.core.sql.search.Attribute;
import io.mlops.core.sql.search.KeyedTable;
import io.mlops.core.sql.search.Listing;
import io.mlops.core.sql.search.SortTerm;
import io.mlops.core.sql.session.InList;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.tracking.Tags;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.Field;
import io.mlops.search.FieldValues;
import io.mlops.search.Literal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Registered models, as they are searched and read. */
final class ModelListing implements Listing<RegisteredModel> {
    @Override
    public String from() {
        return "registered_model t";
    }

    @Override
    public String key() {
        return "model_no";
    }

    @Override
    public Map<String, Attribute> attributes() {
        return Map.of(
                "name", Attribute.text("t.name"),
                "description", Attribute.text("t.description"),
                "creation_timestamp", Attribute.number("t.created_at"),
                "last_updated_timestamp", Attribute.number("t.updated_at"));
    }

    @Override
    public Map<KeyedTable.Kind, KeyedTable> keyed() {
        return Map.of(KeyedTable.Kind.TAG, KeyedTable.texts("model_tag", key()));
    }

    @Override
    public List<SortTerm> defaultOrder() {
        return List.of(SortTerm.of(Attribute.text("t.name"), true));
    }

    @Override
    public List<RegisteredModel> load(Session session, List<Long> keys) throws SQLException {
        Map<Long, Map<String, String>> tags = Tags.OF_MODELS.read(session, keys);
        Map<Long, Map<String, Integer>> aliases = AliasRows.read(session, keys);
        Map<Long, RegisteredModel> found = new HashMap<>();
        InList.each(
                session,
                "SELECT model_no, name, description, created_at, updated_at FROM registered_model WHERE model_no IN (@keys)",
                keys,
                row -> {
                    RegisteredModel model = new RegisteredModel(
                            row.getString(2),
                            row.getString(3),
                            tags.getOrDefault(row.getLong(1), Map.of()),
                            aliases.getOrDefault(row.getLong(1), Map.of()),
                            Instant.ofEpochMilli(row.getLong(4)),
                            Instant.ofEpochMilli(row.getLong(5)));
                    found.put(row.getLong(1), model);
                });
        return keys.stream().map(found::get).toList();
    }

    @Override
    public FieldValues valuesOf(RegisteredModel model) {
        return field -> values(model, field);
    }

    private static List<Literal> values(RegisteredModel model, Field field) {
        if (field.kind() == Field.Kind.TAG) {
            String tag = model.tags().get(field.key());
            return tag == null ? List.of() : List.of(Literal.of(tag));
        }
        if (field.kind() != Field.Kind.ATTRIBUTE) {
            return List.of();
        }
        return switch (field.key()) {
            case "name" -> List.of(Literal.of(model.name()));
            case "description" -> List.of(Literal.of(model.description()));
            case "creation_timestamp" ->
                List.of(Literal.of((double) model.createdAt().toEpochMilli()));
            case "last_updated_timestamp" ->
                List.of(Literal.of((double) model.updatedAt().toEpochMilli()));
            default -> List.of();
        };
    }
}
