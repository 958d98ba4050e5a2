package io.mlops.spi.table.registry;

import io.mlops.registry.ModelVersion;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.VersionNotes;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.table.registry.RegistryTables.AliasKey;
import io.mlops.spi.table.registry.RegistryTables.VersionKey;
import java.util.Map;

/** Makes the changes of versions. Used inside a change alone. */
final class VersionWrites {
    private final RegistryTables tables;
    private final AliasWrites aliases;

    VersionWrites(RegistryTables tables, AliasWrites aliases) {
        this.tables = tables;
        this.aliases = aliases;
    }

    /** Creates the next version and returns its number. */
    int create(RegistryWrite.CreateVersion write, Commit by) {
        tables.model(write.model());
        int number = tables.nextVersion(write.model());
        tables.setNextVersion(write.model(), number + 1);
        put(new ModelVersion(write.model(), number, write.status(), write.source(), write.notes(), by.at(), by.at()));
        note(by, RegistryChange.Type.VERSION_CREATED, write.model(), number);
        return number;
    }

    void describe(RegistryWrite.DescribeVersion write, Commit by) {
        ModelVersion old = tables.version(write.model(), write.version());
        update(
                old,
                old.status(),
                new VersionNotes(write.description(), old.notes().tags()),
                by);
    }

    void setStatus(RegistryWrite.SetVersionStatus write, Commit by) {
        ModelVersion old = tables.version(write.model(), write.version());
        update(old, write.status(), old.notes(), by);
    }

    void tag(ModelVersion version, Map<String, String> tags, Commit by) {
        update(version, version.status(), new VersionNotes(version.notes().description(), tags), by);
    }

    void delete(ModelVersion version, Commit by) {
        aliases.dropThoseOf(version, by);
        tables.versions.remove(new VersionKey(version.name(), version.version()));
        note(by, RegistryChange.Type.VERSION_DELETED, version.name(), version.version());
    }

    /** Gives a version to the model of another name. */
    void move(ModelVersion version, String newName) {
        tables.versions.remove(new VersionKey(version.name(), version.version()));
        put(new ModelVersion(
                newName,
                version.version(),
                version.status(),
                version.source(),
                version.notes(),
                version.createdAt(),
                version.updatedAt()));
    }

    private void update(ModelVersion old, ModelVersionStatus status, VersionNotes notes, Commit by) {
        put(new ModelVersion(old.name(), old.version(), status, old.source(), notes, old.createdAt(), by.at()));
        note(by, RegistryChange.Type.UPDATED, old.name(), old.version());
    }

    private void put(ModelVersion version) {
        tables.versions.put(new VersionKey(version.name(), version.version()), version);
    }

    private void note(Commit by, RegistryChange.Type type, String model, int version) {
        tables.noteChange(by, type, new AliasKey(model, ""), version);
    }
}
