package io.mlops.core.sql.registry;

import io.mlops.artifact.Digest;
import io.mlops.core.sql.search.Attribute;
import io.mlops.core.sql.search.KeyedTable;
import io.mlops.core.sql.search.Listing;
import io.mlops.core.sql.search.SortTerm;
import io.mlops.core.sql.session.InList;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.tracking.Tags;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.VersionNotes;
import io.mlops.search.FieldValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions, as they are searched and read. */
final class VersionListing implements Listing<ModelVersion> {
    private static final String FROM = "model_version t JOIN registered_model m ON m.model_no = t.model_no";
    private static final String COLUMNS =
            "t.version_no, m.name, t.version, t.status, t.model_id, t.run_id, t.path, t.digest, t.author, t.description,"
                    + " t.created_at, t.updated_at";

    @Override
    public String from() {
        return FROM;
    }

    @Override
    public String key() {
        return "version_no";
    }

    @Override
    public Map<String, Attribute> attributes() {
        return Map.of(
                "name", Attribute.text("m.name"),
                "version_number", Attribute.number("t.version"),
                "run_id", Attribute.text("t.run_id"),
                "model_id", Attribute.text("t.model_id"),
                "source_path", Attribute.text("t.path"),
                "status", Attribute.text("t.status"),
                "description", Attribute.text("t.description"),
                "author", Attribute.text("t.author"),
                "creation_timestamp", Attribute.number("t.created_at"),
                "last_updated_timestamp", Attribute.number("t.updated_at"));
    }

    @Override
    public Map<KeyedTable.Kind, KeyedTable> keyed() {
        return Map.of(KeyedTable.Kind.TAG, KeyedTable.texts("version_tag", key()));
    }

    @Override
    public List<SortTerm> defaultOrder() {
        return List.of(SortTerm.of(Attribute.text("m.name"), true), SortTerm.of(Attribute.number("t.version"), false));
    }

    @Override
    public List<ModelVersion> load(Session session, List<Long> keys) throws SQLException {
        Map<Long, Map<String, String>> tags = Tags.OF_VERSIONS.read(session, keys);
        Map<Long, ModelVersion> found = new HashMap<>();
        InList.each(
                session,
                "SELECT " + COLUMNS + " FROM " + FROM + " WHERE t.version_no IN (@keys)",
                keys,
                row -> found.put(row.getLong(1), version(row, tags.getOrDefault(row.getLong(1), Map.of()))));
        return keys.stream().map(found::get).toList();
    }

    /** Returns one version with its tags, by one statement. */
    Optional<ModelVersion> find(Session session, String name, int version) throws SQLException {
        Map<String, String> tags = new HashMap<>();
        List<ModelVersion> found = new ArrayList<>();
        session.each(
                "SELECT " + COLUMNS + ", g.key, g.value FROM " + FROM
                        + " LEFT JOIN version_tag g ON g.version_no = t.version_no WHERE m.name = ? AND t.version = ?",
                row -> {
                    String key = row.getString(13);
                    if (key != null) {
                        tags.put(key, row.getString(14));
                    }
                    if (found.isEmpty()) {
                        found.add(version(row, Map.of()));
                    }
                },
                name,
                version);
        return found.stream().findFirst().map(bare -> withTags(bare, tags));
    }

    private static ModelVersion withTags(ModelVersion version, Map<String, String> tags) {
        VersionNotes notes = new VersionNotes(version.notes().description(), tags);
        return new ModelVersion(
                version.name(),
                version.version(),
                version.status(),
                version.source(),
                notes,
                version.createdAt(),
                version.updatedAt());
    }

    private static ModelVersion version(ResultSet row, Map<String, String> tags) throws SQLException {
        ModelSource source = new ModelSource(
                row.getString(5),
                row.getString(6),
                row.getString(7),
                Optional.ofNullable(row.getString(8)).map(Digest::new),
                row.getString(9));
        return new ModelVersion(
                row.getString(2),
                row.getInt(3),
                ModelVersionStatus.valueOf(row.getString(4)),
                source,
                new VersionNotes(row.getString(10), tags),
                Instant.ofEpochMilli(row.getLong(11)),
                Instant.ofEpochMilli(row.getLong(12)));
    }

    @Override
    public FieldValues valuesOf(ModelVersion version) {
        return new VersionValues(version);
    }
}
