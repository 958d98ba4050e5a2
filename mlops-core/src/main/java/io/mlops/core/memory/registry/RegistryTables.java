package io.mlops.core.memory.registry;

import io.mlops.core.memory.table.Gate;
import io.mlops.core.memory.table.Table;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.commit.Commit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of the registry. Used inside the gate alone. */
public final class RegistryTables {
    final Table<String, RegisteredModel> models;
    final Table<VersionKey, ModelVersion> versions;
    /** All states of each alias, the earliest first, also of models that are gone. */
    final Table<AliasKey, List<AliasState>> aliases;
    /** Changes by generation. */
    final Table<Long, RegistryChange> changes;

    private final Table<String, Integer> nextVersions;

    /**
     * Makes an empty registry.
     *
     * @param gate guards it
     */
    public RegistryTables(Gate gate) {
        models = new Table<>(gate, Comparator.naturalOrder());
        versions = new Table<>(gate, Comparator.comparing(VersionKey::model).thenComparing(VersionKey::version));
        aliases = new Table<>(gate, Comparator.comparing(AliasKey::model).thenComparing(AliasKey::alias));
        changes = new Table<>(gate, Comparator.naturalOrder());
        nextVersions = new Table<>(gate, Comparator.naturalOrder());
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
        return aliases.find(new AliasKey(model, alias)).orElse(List.of());
    }

    /** Returns the revision of an alias; 0 if it was never set. */
    public long aliasRevision(String model, String alias) {
        List<AliasState> history = aliasHistory(model, alias);
        return history.isEmpty() ? 0 : history.get(history.size() - 1).revision();
    }

    /** Returns the runs that versions come from. */
    public Set<String> runIds() {
        return versions.all().stream().map(version -> version.source().runId()).collect(Collectors.toSet());
    }

    /** Appends a change to those that other readers learn of; raises the generation. */
    void noteChange(Commit by, RegistryChange.Type type, AliasKey what, int version) {
        long generation = changes.size() + 1L;
        changes.put(
                generation,
                new RegistryChange(generation, by.writerId(), by.at(), type, what.model(), what.alias(), version));
    }

    /** Names a version. */
    record VersionKey(String model, int version) {}

    /** Names an alias. */
    record AliasKey(String model, String alias) {}
}
