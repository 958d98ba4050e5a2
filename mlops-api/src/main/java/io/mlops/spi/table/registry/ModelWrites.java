package io.mlops.spi.table.registry;

import io.mlops.error.AlreadyExistsException;
import io.mlops.error.Quoted;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.table.registry.RegistryTables.AliasKey;
import io.mlops.spi.table.registry.RegistryTables.VersionKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes the changes of registered models. Used inside a change alone. */
final class ModelWrites {
    private final RegistryTables tables;
    private final VersionWrites versions;
    private final AliasWrites aliases;

    ModelWrites(RegistryTables tables, VersionWrites versions, AliasWrites aliases) {
        this.tables = tables;
        this.versions = versions;
        this.aliases = aliases;
    }

    void create(RegistryWrite.CreateModel write, Commit by) {
        refuseTaken(write.model());
        Instant at = by.at();
        put(new RegisteredModel(write.model(), write.description(), Map.of(), Map.of(), at, at), by);
    }

    void describe(RegistryWrite.DescribeModel write, Commit by) {
        RegisteredModel old = tables.model(write.model());
        put(
                new RegisteredModel(
                        old.name(), write.description(), old.tags(), old.aliases(), old.createdAt(), by.at()),
                by);
    }

    void tag(String model, Map<String, String> tags, Commit by) {
        RegisteredModel old = tables.model(model);
        put(new RegisteredModel(old.name(), old.description(), tags, old.aliases(), old.createdAt(), by.at()), by);
    }

    /** The old name keeps its numbers: a model that takes it later goes on behind them, so that no version is ever named twice. */
    void rename(RegistryWrite.RenameModel write, Commit by) {
        RegisteredModel old = tables.model(write.model());
        if (write.newName().equals(write.model())) {
            return;
        }
        refuseTaken(write.newName());
        if (tables.nextVersion(write.newName()) > 1) {
            throw new AlreadyExistsException("Registered model " + Quoted.of(write.newName())
                    + " has had versions of its own, whose numbers never repeat; choose another name");
        }
        tables.models.remove(old.name());
        tables.setNextVersion(write.newName(), tables.nextVersion(old.name()));
        versionsOf(old.name()).forEach(version -> versions.move(version, write.newName()));
        aliases.move(old.name(), write.newName());
        put(
                new RegisteredModel(
                        write.newName(), old.description(), old.tags(), old.aliases(), old.createdAt(), by.at()),
                by);
    }

    void delete(RegistryWrite.DeleteModel write, Commit by) {
        tables.model(write.model());
        versionsOf(write.model()).forEach(version -> versions.delete(version, by));
        tables.models.remove(write.model());
        tables.noteChange(by, RegistryChange.Type.UPDATED, new AliasKey(write.model(), ""), 0);
    }

    private List<ModelVersion> versionsOf(String model) {
        return tables.versions
                .from(new VersionKey(model, 0))
                .takeWhile(version -> version.name().equals(model))
                .toList();
    }

    private void refuseTaken(String name) {
        if (tables.models.find(name).isPresent()) {
            throw new AlreadyExistsException(
                    "Registered model " + Quoted.of(name) + " exists already; use it, or choose another name");
        }
    }

    private void put(RegisteredModel model, Commit by) {
        tables.models.put(model.name(), model);
        tables.noteChange(by, RegistryChange.Type.UPDATED, new AliasKey(model.name(), ""), 0);
    }
}
