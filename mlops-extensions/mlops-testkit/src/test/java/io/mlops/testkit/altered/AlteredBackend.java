package io.mlops.testkit.altered;

import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** Wraps a backend and its stores so that an {@link Alteration} meets every call. */
public final class AlteredBackend {
    private final Backend backend;
    private final Alteration alteration;

    private AlteredBackend(Backend backend, Alteration alteration) {
        this.backend = backend;
        this.alteration = alteration;
    }

    /** Returns the altered backend. */
    public static Backend of(Backend backend, Alteration alteration) {
        AlteredBackend altered = new AlteredBackend(backend, alteration);
        Alteration wrapStores = call -> {
            Object result = alteration.around(call);
            return result instanceof Optional<?> part ? part.map(altered::wrapStore) : result;
        };
        return new AlteredBackend(backend, wrapStores).wrap(Backend.class, "", backend);
    }

    private Object wrapStore(Object store) {
        if (store instanceof RunStore) {
            return wrap(RunStore.class, "runs.", store);
        } else if (store instanceof MetricStore) {
            return wrap(MetricStore.class, "metrics.", store);
        } else if (store instanceof RegistryStore) {
            return wrap(RegistryStore.class, "registry.", store);
        } else if (store instanceof ArtifactStore) {
            return wrap(ArtifactStore.class, "artifacts.", store);
        }
        return store instanceof RecordStore ? wrap(RecordStore.class, "records.", store) : store;
    }

    private <T> T wrap(Class<T> type, String part, Object target) {
        InvocationHandler handler = (proxy, method, arguments) -> alteration.around(
                new Call(backend, part, target, method, arguments == null ? new Object[0] : arguments));
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
