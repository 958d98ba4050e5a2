package io.mlops.core.registry;

import io.mlops.core.action.Acting;
import io.mlops.core.check.Ids;
import io.mlops.core.check.Names;
import io.mlops.core.check.SearchRules;
import io.mlops.core.store.Stores;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.page.Page;
import io.mlops.registry.AliasState;
import io.mlops.registry.LoadedModel;
import io.mlops.registry.ModelUri;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.registry.Registry;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.LoggedModel;
import java.util.List;
import java.util.Optional;

/** The registry as one principal sees it. Thread-safe. */
public final class StoreRegistry implements Registry {
    private final Stores stores;
    private final RegistryCache cache;
    private final ModelChanges models;
    private final VersionChanges versions;
    private final AliasChanges aliases;
    private final ModelLoader loader;

    /**
     * Makes the view.
     *
     * @param stores where everything is kept
     * @param acting who sees it
     * @param cache versions that are known
     */
    public StoreRegistry(Stores stores, Acting acting, RegistryCache cache) {
        this.stores = stores;
        this.cache = cache;
        this.models = new ModelChanges(stores, acting, cache);
        this.versions = new VersionChanges(stores, acting, cache);
        this.aliases = new AliasChanges(stores, acting, cache, versions);
        this.loader = new ModelLoader(stores, acting);
    }

    @Override
    public RegisteredModel createModel(String name, String description) {
        models.create(name, description);
        return getModel(name);
    }

    @Override
    public Optional<RegisteredModel> findModel(String name) {
        return stores.registry().findModel(Names.model(name));
    }

    @Override
    public RegisteredModel getModel(String name) {
        return findModel(name)
                .orElseThrow(() -> new NotFoundException("There is no registered model " + Quoted.of(name)));
    }

    @Override
    public Page<RegisteredModel> searchModels(SearchQuery query) {
        return stores.registry().searchModels(SearchRules.MODELS.check(query));
    }

    @Override
    public void describeModel(String name, String description) {
        models.describe(name, description);
    }

    @Override
    public void renameModel(String name, String newName) {
        models.rename(name, newName);
    }

    @Override
    public void deleteModel(String name) {
        models.delete(name);
    }

    @Override
    public void setModelTag(String name, String key, String value) {
        models.tag(name, key, Optional.of(value));
    }

    @Override
    public void deleteModelTag(String name, String key) {
        models.tag(name, key, Optional.empty());
    }

    @Override
    public ModelVersion register(String name, LoggedModel model) {
        return versions.register(name, model);
    }

    @Override
    public Optional<ModelVersion> findVersion(String name, int version) {
        return cache.findVersion(Names.model(name), Ids.version(version));
    }

    @Override
    public ModelVersion getVersion(String name, int version) {
        return findVersion(name, version)
                .orElseThrow(() ->
                        new NotFoundException("There is no version " + version + " of the model " + Quoted.of(name)));
    }

    @Override
    public Page<ModelVersion> searchVersions(SearchQuery query) {
        return stores.registry().searchVersions(SearchRules.VERSIONS.check(query));
    }

    @Override
    public void describeVersion(ModelVersion version, String description) {
        versions.describe(version, description);
    }

    @Override
    public void setVersionTag(ModelVersion version, String key, String value) {
        versions.tag(version, key, Optional.of(value));
    }

    @Override
    public void deleteVersionTag(ModelVersion version, String key) {
        versions.tag(version, key, Optional.empty());
    }

    @Override
    public void deleteVersion(ModelVersion version) {
        versions.delete(version);
    }

    @Override
    public void setAlias(ModelVersion version, String alias) {
        aliases.set(version.name(), version.version(), alias);
    }

    @Override
    public void deleteAlias(String name, String alias) {
        aliases.delete(name, alias);
    }

    @Override
    public Optional<ModelVersion> findVersionByAlias(String name, String alias) {
        return cache.findByAlias(name, alias);
    }

    @Override
    public ModelVersion getVersionByAlias(String name, String alias) {
        return findVersionByAlias(name, alias)
                .orElseThrow(() -> new NotFoundException(
                        "The alias " + Quoted.of(alias) + " of the model " + Quoted.of(name) + " is not set"));
    }

    @Override
    public List<AliasState> aliasHistory(String name, String alias) {
        return stores.registry().aliasHistory(Names.model(name), Names.alias(alias));
    }

    @Override
    public ModelVersion rollback(String name, String alias) {
        return aliases.rollback(name, alias);
    }

    @Override
    public LoadedModel load(String uri) {
        ModelUri address = ModelUri.parse(uri);
        ModelVersion version = address.alias().isPresent()
                ? getVersionByAlias(address.name(), address.alias().get())
                : getVersion(address.name(), address.version().getAsInt());
        return loader.load(version, address.alias());
    }
}
