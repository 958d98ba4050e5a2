package io.mlops.core.sql.tracking;

import io.mlops.core.sql.search.Attribute;
import io.mlops.core.sql.search.KeyedTable;
import io.mlops.core.sql.search.Listing;
import io.mlops.core.sql.search.SortTerm;
import io.mlops.core.sql.session.Session;
import io.mlops.search.Field;
import io.mlops.search.FieldValues;
import io.mlops.tracking.Run;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs, as they are searched. */
final class RunListing implements Listing<Run> {
    private final String indexedText;

    /**
     * Makes a listing.
     *
     * @param indexedText what the indexes of params and tags hold of the column {@code value}
     */
    RunListing(String indexedText) {
        this.indexedText = indexedText;
    }

    @Override
    public String from() {
        return "run t";
    }

    @Override
    public String key() {
        return "run_no";
    }

    @Override
    public Map<String, Attribute> attributes() {
        return Map.of(
                "run_id", Attribute.text("t.run_id"),
                "run_name", Attribute.text("t.name"),
                "experiment_id", Attribute.text("CAST(t.experiment_no AS TEXT)"),
                "status", Attribute.text("t.status"),
                "start_time", Attribute.number("t.started_at"),
                "end_time", new Attribute("t.ended_at", Attribute.Type.LONG, true),
                "user_id",
                        new Attribute(
                                "(SELECT u.value FROM run_tag u WHERE u.run_no = t.run_no AND u.key = '"
                                        + RunValues.USER_TAG + "')",
                                Attribute.Type.TEXT,
                                true));
    }

    @Override
    public Map<KeyedTable.Kind, KeyedTable> keyed() {
        return Map.of(
                KeyedTable.Kind.TAG,
                RunTags.OWN.indexed(indexedText),
                KeyedTable.Kind.PARAM,
                KeyedTable.texts("param", key()).indexed(indexedText),
                KeyedTable.Kind.METRIC,
                new KeyedTable(
                        "series f",
                        "f.run_no",
                        " AND f.model_id = '' AND f.dataset_name = ''",
                        Optional.of("f.latest_value"),
                        Attribute.Type.DOUBLE,
                        Optional.empty()),
                KeyedTable.Kind.DATASET,
                new KeyedTable(
                        "run_input i JOIN dataset f ON f.dataset_no = i.dataset_no",
                        "i.run_no",
                        "",
                        Optional.empty(),
                        Attribute.Type.TEXT,
                        Optional.empty()));
    }

    @Override
    public Optional<KeyedTable> table(Field field) {
        boolean isOfEnvironment = field.kind() == Field.Kind.TAG && RunTags.isShared(field.key());
        return isOfEnvironment ? Optional.of(RunTags.OF_ENVIRONMENT) : Listing.super.table(field);
    }

    @Override
    public List<SortTerm> defaultOrder() {
        return List.of(
                SortTerm.of(Attribute.number("t.started_at"), false), SortTerm.of(Attribute.text("t.run_id"), true));
    }

    @Override
    public List<Run> load(Session session, List<Long> keys) throws SQLException {
        return RunLoader.load(session, keys);
    }

    @Override
    public FieldValues valuesOf(Run run) {
        return new RunValues(run);
    }
}
