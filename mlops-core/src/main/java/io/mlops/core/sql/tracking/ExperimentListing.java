package io.mlops.core.sql.tracking;

import io.mlops.core.sql.search.Attribute;
import io.mlops.core.sql.search.KeyedTable;
import io.mlops.core.sql.search.Listing;
import io.mlops.core.sql.search.SortTerm;
import io.mlops.core.sql.session.InList;
import io.mlops.core.sql.session.Session;
import io.mlops.search.Field;
import io.mlops.search.FieldValues;
import io.mlops.search.Literal;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Experiments, as they are searched and read. */
final class ExperimentListing implements Listing<Experiment> {
    @Override
    public String from() {
        return "experiment t";
    }

    @Override
    public String key() {
        return "experiment_no";
    }

    @Override
    public Map<String, Attribute> attributes() {
        return Map.of(
                "experiment_id", Attribute.text("CAST(t.experiment_no AS TEXT)"),
                "name", Attribute.text("t.name"),
                "creation_time", Attribute.number("t.created_at"),
                "last_update_time", Attribute.number("t.updated_at"));
    }

    @Override
    public Map<KeyedTable.Kind, KeyedTable> keyed() {
        return Map.of(KeyedTable.Kind.TAG, KeyedTable.texts("experiment_tag", key()));
    }

    @Override
    public List<SortTerm> defaultOrder() {
        return List.of(
                SortTerm.of(Attribute.number("t.created_at"), false),
                SortTerm.of(Attribute.number("t.experiment_no"), false));
    }

    @Override
    public List<Experiment> load(Session session, List<Long> keys) throws SQLException {
        Map<Long, Map<String, String>> tags = Tags.OF_EXPERIMENTS.read(session, keys);
        Map<Long, Experiment> found = new HashMap<>();
        InList.each(
                session,
                "SELECT experiment_no, name, stage, created_at, updated_at FROM experiment WHERE experiment_no IN (@keys)",
                keys,
                row -> {
                    Experiment experiment = experiment(row, tags.getOrDefault(row.getLong(1), Map.of()));
                    found.put(row.getLong(1), experiment);
                });
        return keys.stream().map(found::get).toList();
    }

    /**
     * Returns one experiment with its tags, by one statement.
     *
     * @param column the one that tells it from all others
     */
    static Optional<Experiment> find(Session session, String column, Object value) throws SQLException {
        Map<String, String> tags = new HashMap<>();
        List<Experiment> found = new ArrayList<>();
        session.each(
                "SELECT t.experiment_no, t.name, t.stage, t.created_at, t.updated_at, g.key, g.value FROM experiment t"
                        + " LEFT JOIN experiment_tag g ON g.experiment_no = t.experiment_no WHERE t." + column + " = ?",
                row -> {
                    String key = row.getString(6);
                    if (key != null) {
                        tags.put(key, row.getString(7));
                    }
                    if (found.isEmpty()) {
                        found.add(experiment(row, Map.of()));
                    }
                },
                value);
        return found.stream()
                .findFirst()
                .map(e -> new Experiment(e.id(), e.name(), e.stage(), tags, e.createdAt(), e.updatedAt()));
    }

    private static Experiment experiment(ResultSet row, Map<String, String> tags) throws SQLException {
        return new Experiment(
                row.getString(1),
                row.getString(2),
                LifecycleStage.valueOf(row.getString(3)),
                tags,
                Instants.read(row, 4),
                Instants.read(row, 5));
    }

    @Override
    public FieldValues valuesOf(Experiment experiment) {
        return field -> values(experiment, field);
    }

    private static List<Literal> values(Experiment experiment, Field field) {
        if (field.kind() == Field.Kind.TAG) {
            String tag = experiment.tags().get(field.key());
            return tag == null ? List.of() : List.of(Literal.of(tag));
        }
        if (field.kind() != Field.Kind.ATTRIBUTE) {
            return List.of();
        }
        return switch (field.key()) {
            case "experiment_id" -> List.of(Literal.of(experiment.id()));
            case "name" -> List.of(Literal.of(experiment.name()));
            case "creation_time" ->
                List.of(Literal.of((double) experiment.createdAt().toEpochMilli()));
            case "last_update_time" ->
                List.of(Literal.of((double) experiment.updatedAt().toEpochMilli()));
            default -> List.of();
        };
    }
}
