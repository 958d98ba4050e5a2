package io.mlops.core.memory.registry;

import io.mlops.core.memory.registry.RegistryTables.VersionKey;
import io.mlops.core.memory.table.Gate;
import io.mlops.page.Page;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.SearchQuery;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.listing.Listings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The reads of the registry in memory. Thread-safe. */
public final class MemoryRegistryStore implements RegistryStore {
    private final Gate gate;
    private final RegistryTables tables;

    /**
     * Makes the reads of a registry.
     *
     * @param gate guards the rows
     * @param tables the rows
     */
    public MemoryRegistryStore(Gate gate, RegistryTables tables) {
        this.gate = gate;
        this.tables = tables;
    }

    @Override
    public Optional<RegisteredModel> findModel(String name) {
        return gate.read(() -> tables.models.find(name));
    }

    @Override
    public Page<RegisteredModel> searchModels(SearchQuery query) {
        return gate.read(() -> Listings.MODELS.page(tables.models.all(), query));
    }

    @Override
    public Optional<ModelVersion> findVersion(String name, int version) {
        return gate.read(() -> tables.versions.find(new VersionKey(name, version)));
    }

    @Override
    public Page<ModelVersion> searchVersions(SearchQuery query) {
        return gate.read(() -> Listings.VERSIONS.page(tables.versions.all(), query));
    }

    @Override
    public int nextVersion(String name) {
        return gate.read(() -> tables.nextVersion(name));
    }

    @Override
    public Optional<AliasState> findAlias(String name, String alias) {
        return aliasHistory(name, alias).stream().findFirst();
    }

    @Override
    public List<AliasState> aliasHistory(String name, String alias) {
        List<AliasState> states = new ArrayList<>(gate.read(() -> tables.aliasHistory(name, alias)));
        Collections.reverse(states);
        return List.copyOf(states);
    }

    @Override
    public long generation() {
        return gate.read(() -> (long) tables.changes.size());
    }

    @Override
    public List<RegistryChange> changes(long generation, int max) {
        return gate.read(() ->
                tables.changes.from(generation + 1).values().stream().limit(max).toList());
    }
}
