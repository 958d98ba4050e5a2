package io.mlops.core.registry;

import io.mlops.registry.ModelVersion;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * What is known of one model. Thread-safe.
 *
 * <p>A change of the model drops the whole object. A reader that took it before the change may still write into it what it has read; nobody finds that any more.
 */
final class CachedModel {
    private final ConcurrentMap<String, Optional<ModelVersion>> byAlias = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Optional<ModelVersion>> byNumber = new ConcurrentHashMap<>();

    Optional<ModelVersion> byAlias(String alias, Function<String, Optional<ModelVersion>> load) {
        return known(byAlias, alias, load);
    }

    Optional<ModelVersion> byNumber(int version, Function<Integer, Optional<ModelVersion>> load) {
        return known(byNumber, version, load);
    }

    /** Not {@code computeIfAbsent}, which would hold a lock of the map while the store is read. Names that do not exist are not kept: there is no end of them. */
    private static <K> Optional<ModelVersion> known(
            ConcurrentMap<K, Optional<ModelVersion>> map, K key, Function<K, Optional<ModelVersion>> load) {
        Optional<ModelVersion> known = map.get(key);
        if (known != null) {
            return known;
        }
        Optional<ModelVersion> loaded = load.apply(key);
        if (loaded.isPresent()) {
            map.put(key, loaded);
        }
        return loaded;
    }
}
