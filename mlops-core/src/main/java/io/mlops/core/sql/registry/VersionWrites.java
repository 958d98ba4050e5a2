package io.mlops.core.sql.registry;

import io.mlops.artifact.Digest;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.tracking.Tags;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.commit.RegistryWrite;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Makes the changes of versions and aliases in the transaction of a commit. */
final class VersionWrites {
    private final Session session;
    private final long at;
    private final ChangeLog changes;

    VersionWrites(Session session, long at, ChangeLog changes) {
        this.session = session;
        this.at = at;
        this.changes = changes;
    }

    String create(RegistryWrite.CreateVersion write) throws SQLException {
        ModelNumbers.Place model = ModelNumbers.get(session, write.model());
        int version = model.lastVersion() + 1;
        session.update(
                "UPDATE registered_model SET last_version = ?, updated_at = ? WHERE model_no = ?",
                version,
                at,
                model.number());
        long number = session.number(
                "INSERT INTO model_version (model_no, version, status, model_id, run_id, path, digest, author, description,"
                        + " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING version_no",
                -1,
                model.number(),
                version,
                write.status().name(),
                write.source().modelId(),
                write.source().runId(),
                write.source().path(),
                write.source().digest().map(Digest::hex).orElse(null),
                write.source().author(),
                write.notes().description(),
                at,
                at);
        Tags.OF_VERSIONS.set(session, number, write.notes().tags());
        changes.add(RegistryChange.Type.VERSION_CREATED, write.model(), "", version);
        return Integer.toString(version);
    }

    String describe(RegistryWrite.DescribeVersion write) throws SQLException {
        session.update(
                "UPDATE model_version SET description = ?, updated_at = ? WHERE version_no = ?",
                write.description(),
                at,
                ModelNumbers.existingVersion(session, write.model(), write.version()));
        changes.add(RegistryChange.Type.UPDATED, write.model(), "", write.version());
        return "";
    }

    String setStatus(RegistryWrite.SetVersionStatus write) throws SQLException {
        session.update(
                "UPDATE model_version SET status = ?, updated_at = ? WHERE version_no = ?",
                write.status().name(),
                at,
                ModelNumbers.existingVersion(session, write.model(), write.version()));
        changes.add(RegistryChange.Type.UPDATED, write.model(), "", write.version());
        return "";
    }

    String delete(RegistryWrite.DeleteVersion write) throws SQLException {
        long number = ModelNumbers.existingVersion(session, write.model(), write.version());
        long model = ModelNumbers.model(session, write.model());
        List<String> fallen = AliasRows.read(session, List.of(model)).getOrDefault(model, Map.of()).entrySet().stream()
                .filter(alias -> alias.getValue() == write.version())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        for (String alias : fallen) {
            move(model, write.model(), alias, 0);
        }
        Tags.OF_VERSIONS.removeAll(session, number);
        session.update("DELETE FROM model_version WHERE version_no = ?", number);
        changes.add(RegistryChange.Type.VERSION_DELETED, write.model(), "", write.version());
        return "";
    }

    String setAlias(RegistryWrite.SetAlias write) throws SQLException {
        ModelNumbers.existingVersion(session, write.model(), write.version());
        long model = ModelNumbers.model(session, write.model());
        return Long.toString(move(model, write.model(), write.alias(), write.version()));
    }

    String deleteAlias(RegistryWrite.DeleteAlias write) throws SQLException {
        long model = ModelNumbers.model(session, write.model());
        boolean isSet = AliasRows.read(session, List.of(model))
                .getOrDefault(model, Map.of())
                .containsKey(write.alias());
        if (isSet) {
            move(model, write.model(), write.alias(), 0);
        }
        return "";
    }

    /** Returns the new revision of the alias. */
    private long move(long model, String name, String alias, int version) throws SQLException {
        long revision = AliasRows.append(session, model, alias, new AliasRows.AliasTarget(version, at));
        session.update("UPDATE registered_model SET updated_at = ? WHERE model_no = ?", at, model);
        boolean isSet = version > 0;
        changes.add(isSet ? RegistryChange.Type.ALIAS_SET : RegistryChange.Type.ALIAS_DELETED, name, alias, version);
        return revision;
    }
}
