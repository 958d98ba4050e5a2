package io.mlops.spi.table.registry;

import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.table.Table;
import io.mlops.spi.table.TableFormat;
import io.mlops.spi.table.Tables;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of the registry. Used inside a read or a change alone. */
public final class RegistryTables {
    private static final String GENERATION = "last";

    final Table<String, RegisteredModel> models;
    final Table<VersionKey, ModelVersion> versions;
    /** All states of each alias, the earliest first, also of models that are gone. */
    final Table<AliasKey, AliasHistory> aliases;
    /** Changes by generation. */
    final Table<Long, RegistryChange> changes;

    private final Table<String, Integer> nextVersions;

    private final Table<String, Long> generations;

    /**
     * Opens the tables of a registry.
     *
     * @param store has them
     */
    public RegistryTables(Tables store) {
        models = store.table(TableFormat.of("models", String.class, RegisteredModel.class));
        versions = store.table(TableFormat.of("versions", VersionKey.class, ModelVersion.class));
        aliases = store.table(TableFormat.of("aliases", AliasKey.class, AliasHistory.class));
        changes = store.table(TableFormat.of("registry-changes", Long.class, RegistryChange.class));
        nextVersions = store.table(TableFormat.of("next-versions", String.class, Integer.class));
        generations = store.table(TableFormat.of("registry-generation", String.class, Long.class));
    }

    /** Returns the number that the next version of a name gets. */
    public int nextVersion(String model) {
        return nextVersions.find(model).orElse(1);
    }

    void setNextVersion(String model, int version) {
        nextVersions.put(model, version);
    }

    RegisteredModel model(String name) {
        return models.find(name)
                .orElseThrow(() -> new NotFoundException(
                        "Registered model " + Quoted.of(name) + " does not exist; register a version first"));
    }

    ModelVersion version(String model, int version) {
        return versions.find(new VersionKey(model, version))
                .orElseThrow(() -> new NotFoundException("Model version " + Quoted.of(model) + "/" + version
                        + " does not exist; search the versions of the model"));
    }

    List<AliasState> aliasHistory(String model, String alias) {
        return aliases.find(new AliasKey(model, alias))
                .map(AliasHistory::states)
                .orElse(List.of());
    }

    /** Returns the revision of an alias; 0 if it was never set. */
    public long aliasRevision(String model, String alias) {
        List<AliasState> history = aliasHistory(model, alias);
        return history.isEmpty() ? 0 : history.get(history.size() - 1).revision();
    }

    /** Returns the number of the last change; 0 before the first. */
    long generation() {
        return generations.find(GENERATION).orElse(0L);
    }

    /** Returns the runs that versions come from. */
    public Set<String> runIds() {
        return versions.all().map(version -> version.source().runId()).collect(Collectors.toSet());
    }

    /** Appends a change to those that other readers learn of; raises the generation. */
    void noteChange(Commit by, RegistryChange.Type type, AliasKey what, int version) {
        long generation = generation() + 1;
        generations.put(GENERATION, generation);
        changes.put(
                generation,
                new RegistryChange(generation, by.writerId(), by.at(), type, what.model(), what.alias(), version));
    }

    /** Names a version. */
    record VersionKey(String model, int version) {}

    /** Names an alias. */
    record AliasKey(String model, String alias) {}

    /** All states of an alias, the earliest first. */
    record AliasHistory(List<AliasState> states) {}
}
