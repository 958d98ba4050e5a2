package io.mlops.testkit.tiny;

import io.mlops.page.Page;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.SearchQuery;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.RegistryStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reads of the registry. */
final class TinyRegistry implements RegistryStore {
    private final TinyBackend backend;

    TinyRegistry(TinyBackend backend) {
        this.backend = backend;
    }

    @Override
    public Optional<RegisteredModel> findModel(String name) {
        return backend.read(state -> Optional.ofNullable(state.models.get(name)));
    }

    @Override
    public Page<RegisteredModel> searchModels(SearchQuery query) {
        return backend.read(state -> TinySearch.MODELS.page(state.models.values(), query));
    }

    @Override
    public Optional<ModelVersion> findVersion(String name, int version) {
        return backend.read(state ->
                Optional.ofNullable(state.versions.getOrDefault(name, Map.of()).get(version)));
    }

    @Override
    public Page<ModelVersion> searchVersions(SearchQuery query) {
        return backend.read(state -> TinySearch.VERSIONS.page(
                state.versions.values().stream()
                        .flatMap(numbers -> numbers.values().stream())
                        .toList(),
                query));
    }

    @Override
    public int nextVersion(String name) {
        return backend.read(state -> state.nextVersions.getOrDefault(name, 1));
    }

    @Override
    public Optional<AliasState> findAlias(String name, String alias) {
        return aliasHistory(name, alias).stream().findFirst();
    }

    @Override
    public List<AliasState> aliasHistory(String name, String alias) {
        List<AliasState> states = new ArrayList<>(
                backend.read(state -> state.aliases.getOrDefault(name, Map.of()).getOrDefault(alias, List.of())));
        Collections.reverse(states);
        return states;
    }

    @Override
    public long generation() {
        return backend.read(state -> (long) state.changes.size());
    }

    @Override
    public List<RegistryChange> changes(long generation, int max) {
        return backend.read(
                state -> state.changes.stream().skip(generation).limit(max).toList());
    }
}
