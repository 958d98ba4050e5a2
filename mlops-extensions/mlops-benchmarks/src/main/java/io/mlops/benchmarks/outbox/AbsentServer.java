package io.mlops.benchmarks.outbox;

import io.mlops.error.BackendUnavailableException;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.Capability;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import io.mlops.spi.StoreDefect;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A server that is down from the start. Thread-safe. */
final class AbsentServer implements Backend {
    private static <T> Optional<T> absent(Class<T> part) {
        return Optional.of(part.cast(
                Proxy.newProxyInstance(part.getClassLoader(), new Class<?>[] {part}, (proxy, method, arguments) -> {
                    throw down();
                })));
    }

    private static BackendUnavailableException down() {
        return new BackendUnavailableException("the server is down", null);
    }

    @Override
    public String location() {
        return "absent:";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.RUNS, Capability.METRICS, Capability.REGISTRY, Capability.ARTIFACTS);
    }

    @Override
    public Optional<RunStore> runs() {
        return absent(RunStore.class);
    }

    @Override
    public Optional<MetricStore> metrics() {
        return absent(MetricStore.class);
    }

    @Override
    public Optional<RegistryStore> registry() {
        return absent(RegistryStore.class);
    }

    @Override
    public Optional<ArtifactStore> artifacts() {
        return absent(ArtifactStore.class);
    }

    @Override
    public Optional<RecordStore> records() {
        return Optional.empty();
    }

    @Override
    public CommitResult commit(Commit commit) {
        throw down();
    }

    @Override
    public List<StoreDefect> verify() {
        return List.of();
    }

    @Override
    public void close() {}
}
