package io.mlops.http.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.error.NotFoundException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.http.search.Prefilter;
import io.mlops.http.search.RemoteRows;
import io.mlops.http.wire.ApiRequest;
import io.mlops.http.wire.Endpoint;
import io.mlops.http.wire.Json;
import io.mlops.http.wire.Transport;
import io.mlops.page.Page;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.SearchQuery;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.listing.Listings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The reads of the registry over REST. Thread-safe. */
public final class RestRegistryStore implements RegistryStore {
    private static final int PAGE = 1_000;
    private static final Set<String> MODEL_TEXTS = Set.of("name");
    private static final Set<String> VERSION_TEXTS = Set.of("name", "run_id");

    private final Transport transport;

    /**
     * Makes it.
     *
     * @param transport asks the server
     */
    public RestRegistryStore(Transport transport) {
        this.transport = transport;
    }

    /** Returns a model as the server shows it. */
    Optional<JsonNode> model(String name) {
        return found(ApiRequest.of(Endpoint.MODEL_GET).query("name", name), "registered_model");
    }

    private Optional<JsonNode> found(ApiRequest request, String part) {
        try {
            return Optional.of(transport.call(request).path(part));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<RegisteredModel> findModel(String name) {
        return model(name).map(RegistryJson::model).filter(found -> found.name().equals(name));
    }

    @Override
    public Page<RegisteredModel> searchModels(SearchQuery query) {
        String filter = Prefilter.ofRegistry(query.filter(), MODEL_TEXTS);
        return Listings.MODELS.page(
                rows(Endpoint.MODEL_SEARCH, filter, "registered_models", RegistryJson::model), query);
    }

    @Override
    public Optional<ModelVersion> findVersion(String name, int version) {
        ApiRequest request =
                ApiRequest.of(Endpoint.VERSION_GET).query("name", name).query("version", Integer.toString(version));
        return found(request, "model_version")
                .map(RegistryJson::version)
                .filter(found -> found.name().equals(name));
    }

    @Override
    public Page<ModelVersion> searchVersions(SearchQuery query) {
        String filter = Prefilter.ofRegistry(query.filter(), VERSION_TEXTS);
        return Listings.VERSIONS.page(
                rows(Endpoint.VERSION_SEARCH, filter, "model_versions", RegistryJson::version), query);
    }

    private <T> List<T> rows(Endpoint endpoint, String filter, String field, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        new RemoteRows<>(
                        token -> {
                            ApiRequest request = ApiRequest.of(endpoint).query("max_results", Integer.toString(PAGE));
                            ApiRequest filtered = filter.isEmpty() ? request : request.query("filter", filter);
                            return transport.call(token.map(text -> filtered.query("page_token", text))
                                    .orElse(filtered));
                        },
                        field,
                        read)
                .forEach(all::add);
        return all;
    }

    @Override
    public int nextVersion(String name) {
        return model(name).map(RestRegistryStore::nextOf).orElse(1);
    }

    /** The latest version of each stage, and what is noted of those that are deleted. */
    static int nextOf(JsonNode model) {
        String noted = Json.entries(model.path("tags")).getOrDefault(RegistryTags.NUMBERS, "0");
        // Whoever edits tags by hand may have written anything.
        int last = noted.matches("[0-9]{1,9}") ? Integer.parseInt(noted) : 0;
        for (JsonNode version : model.path("latest_versions")) {
            last = Math.max(last, Json.version(version));
        }
        return last + 1;
    }

    @Override
    public Optional<AliasState> findAlias(String name, String alias) {
        return model(name).flatMap(model -> AliasNotes.read(model, alias).current());
    }

    @Override
    public List<AliasState> aliasHistory(String name, String alias) {
        return model(name).map(model -> AliasNotes.read(model, alias).states()).orElse(List.of());
    }

    @Override
    public long generation() {
        throw noChanges();
    }

    @Override
    public List<RegistryChange> changes(long generation, int max) {
        throw noChanges();
    }

    private UnsupportedCapabilityException noChanges() {
        transport.requireOpen();
        return new UnsupportedCapabilityException(
                "MLflow's REST API does not tell what has changed in the registry (REGISTRY_CHANGES); read it again");
    }
}
