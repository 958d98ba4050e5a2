package io.mlops.core.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mlops.core.check.Names;
import io.mlops.core.store.Stores;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.Capability;
import java.time.Duration;
import java.util.Optional;

/** Versions by alias and by number. Thread-safe. */
public final class RegistryCache {
    private static final int MAX_MODELS = 10_000;
    private static final Duration STALE_AFTER = Duration.ofSeconds(1);

    private final Stores stores;
    private final RegistryWatcher watcher;
    private final ForeignAliases aliases;
    private final Cache<String, CachedModel> models;

    /**
     * Makes an empty cache.
     *
     * @param stores where the registry is
     * @param watcher tells it what other processes change
     * @param aliases reads aliases
     */
    public RegistryCache(Stores stores, RegistryWatcher watcher, ForeignAliases aliases) {
        this.stores = stores;
        this.aliases = aliases;
        this.watcher = watcher;
        Caffeine<Object, Object> builder =
                Caffeine.newBuilder().maximumSize(MAX_MODELS).executor(Runnable::run);
        boolean canWatch = stores.tracking().capabilities().contains(Capability.REGISTRY_CHANGES);
        this.models = (canWatch ? builder : builder.expireAfterWrite(STALE_AFTER)).build();
        watcher.onChange(this::drop, this::dropAll);
    }

    Optional<ModelVersion> findByAlias(String name, String alias) {
        return model(name)
                .byAlias(
                        alias,
                        unknown -> findAlias(name, alias)
                                .filter(state -> state.version() > 0)
                                .map(AliasState::version)
                                .flatMap(version -> stores.registry().findVersion(name, version)));
    }

    /** Returns where an alias stands, past the cache. */
    Optional<AliasState> findAlias(String name, String alias) {
        return aliases.find(Names.model(name), Names.alias(alias));
    }

    Optional<ModelVersion> findVersion(String name, int version) {
        return model(name).byNumber(version, unknown -> stores.registry().findVersion(name, version));
    }

    /** Forgets a model, after a change of it. */
    void drop(String name) {
        models.invalidate(name);
    }

    /** Forgets everything, where nobody knows what has changed. */
    void dropAll() {
        models.invalidateAll();
    }

    private CachedModel model(String name) {
        stores.requireOpen();
        if (!watcher.isTrusted()) {
            // Read past the cache: what it holds may be old, and what it would learn now could not be dropped in time.
            return new CachedModel();
        }
        CachedModel known = models.getIfPresent(name);
        return known == null ? models.get(name, unknown -> new CachedModel()) : known;
    }
}
