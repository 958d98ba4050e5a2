package io.mlops.core;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A store that takes one write a commit, no leaf and no record, as a server behind REST does. Thread-safe. */
final class StepwiseBackend implements Backend {
    private final Backend inner;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    StepwiseBackend(Backend inner) {
        this.inner = inner;
    }

    /** Lets the next commit fail before it changes anything. */
    void failNext(RuntimeException next) {
        failure.set(next);
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.copyOf(inner.capabilities());
        capabilities.removeAll(Set.of(Capability.ATOMIC_COMMIT, Capability.RECORDS));
        return capabilities;
    }

    @Override
    public CommitResult commit(Commit commit) {
        if (commit.writes().size() != 1 || !commit.leaves().isEmpty()) {
            throw new AssertionError("one write and no leaf is all that it takes: " + commit);
        }
        RuntimeException next = failure.getAndSet(null);
        if (next != null) {
            throw next;
        }
        return inner.commit(commit);
    }

    @Override
    public Optional<RunStore> runs() {
        return inner.runs();
    }

    @Override
    public Optional<MetricStore> metrics() {
        return inner.metrics();
    }

    @Override
    public Optional<RegistryStore> registry() {
        return inner.registry();
    }

    @Override
    public Optional<ArtifactStore> artifacts() {
        return inner.artifacts();
    }

    @Override
    public Optional<RecordStore> records() {
        return Optional.empty();
    }

    @Override
    public String location() {
        return inner.location();
    }

    @Override
    public List<StoreDefect> verify() {
        return inner.verify();
    }

    @Override
    public void close() {
        inner.close();
    }
}
