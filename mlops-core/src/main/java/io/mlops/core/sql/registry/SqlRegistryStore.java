package io.mlops.core.sql.registry;

import io.mlops.core.sql.search.Search;
import io.mlops.core.sql.search.SqlText;
import io.mlops.core.sql.session.Transactions;
import io.mlops.page.Page;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.SearchQuery;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.RegistryStore;
import java.util.List;
import java.util.Optional;

/** The reads of the registry in SQL. Thread-safe. */
public final class SqlRegistryStore implements RegistryStore {
    private final Transactions transactions;
    private final ModelListing models = new ModelListing();
    private final VersionListing versions = new VersionListing();
    private final Search<RegisteredModel> modelSearch = new Search<>(models);
    private final Search<ModelVersion> versionSearch = new Search<>(versions);

    /**
     * Makes a store.
     *
     * @param transactions its database
     */
    public SqlRegistryStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<RegisteredModel> findModel(String name) {
        return transactions.read(session -> {
            Optional<ModelNumbers.Place> place = ModelNumbers.find(session, name);
            return place.isEmpty()
                    ? Optional.<RegisteredModel>empty()
                    : Optional.of(
                            models.load(session, List.of(place.get().number())).get(0));
        });
    }

    @Override
    public Page<RegisteredModel> searchModels(SearchQuery query) {
        return transactions.read(session -> modelSearch.page(session, query, new SqlText().add("t.present = 1")));
    }

    @Override
    public Optional<ModelVersion> findVersion(String name, int version) {
        return transactions.readOnce(session -> versions.find(session, name, version));
    }

    @Override
    public Page<ModelVersion> searchVersions(SearchQuery query) {
        return transactions.read(session -> versionSearch.page(session, query, new SqlText().add("1 = 1")));
    }

    @Override
    public int nextVersion(String name) {
        return transactions.readOnce(session -> ModelNumbers.nextVersion(session, name));
    }

    @Override
    public Optional<AliasState> findAlias(String name, String alias) {
        return transactions.readOnce(
                session -> AliasRows.states(session, name, alias, 1).stream().findFirst());
    }

    @Override
    public List<AliasState> aliasHistory(String name, String alias) {
        return transactions.read(session -> AliasRows.states(session, name, alias, Integer.MAX_VALUE));
    }

    @Override
    public long generation() {
        return transactions.readOnce(ChangeLog::generation);
    }

    @Override
    public List<RegistryChange> changes(long generation, int max) {
        return transactions.read(session -> ChangeLog.changes(session, generation, max));
    }
}
