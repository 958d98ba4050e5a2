package io.mlops.core.outbox;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A server under another address. */
record Elsewhere(Backend inner) implements Backend {
    @Override
    public String location() {
        return "double://elsewhere";
    }

    @Override
    public Set<Capability> capabilities() {
        return inner.capabilities();
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
        return inner.records();
    }

    @Override
    public CommitResult commit(Commit commit) {
        return inner.commit(commit);
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
