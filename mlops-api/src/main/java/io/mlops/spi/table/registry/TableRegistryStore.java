package io.mlops.spi.table.registry;

import io.mlops.page.Page;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.SearchQuery;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.listing.Listings;
import io.mlops.spi.table.Tables;
import io.mlops.spi.table.registry.RegistryTables.VersionKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The reads of the registry. Thread-safe. */
public final class TableRegistryStore implements RegistryStore {
    private final Tables store;
    private final RegistryTables tables;

    /**
     * Makes the reads of a registry.
     *
     * @param store has the tables
     * @param tables the rows
     */
    public TableRegistryStore(Tables store, RegistryTables tables) {
        this.store = store;
        this.tables = tables;
    }

    @Override
    public Optional<RegisteredModel> findModel(String name) {
        return store.read(() -> tables.models.find(name));
    }

    @Override
    public Page<RegisteredModel> searchModels(SearchQuery query) {
        return store.read(() -> Listings.MODELS.page(tables.models.all().toList(), query));
    }

    @Override
    public Optional<ModelVersion> findVersion(String name, int version) {
        return store.read(() -> tables.versions.find(new VersionKey(name, version)));
    }

    @Override
    public Page<ModelVersion> searchVersions(SearchQuery query) {
        return store.read(() -> Listings.VERSIONS.page(tables.versions.all().toList(), query));
    }

    @Override
    public int nextVersion(String name) {
        return store.read(() -> tables.nextVersion(name));
    }

    @Override
    public Optional<AliasState> findAlias(String name, String alias) {
        return aliasHistory(name, alias).stream().findFirst();
    }

    @Override
    public List<AliasState> aliasHistory(String name, String alias) {
        List<AliasState> states = new ArrayList<>(store.read(() -> tables.aliasHistory(name, alias)));
        Collections.reverse(states);
        return List.copyOf(states);
    }

    @Override
    public long generation() {
        return store.read(() -> tables.generation());
    }

    @Override
    public List<RegistryChange> changes(long generation, int max) {
        return store.read(() -> tables.changes.from(generation + 1).limit(max).toList());
    }
}
