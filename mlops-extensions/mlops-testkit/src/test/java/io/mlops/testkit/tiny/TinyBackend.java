package io.mlops.testkit.tiny;

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
import java.util.function.Function;

/** An opening of a store. Thread-safe. */
public final class TinyBackend implements Backend {
    private final TinyDisk disk;
    private volatile boolean isClosed;

    /** Opens a store. */
    public TinyBackend(TinyDisk disk) {
        this.disk = disk;
    }

    <T> T read(Function<TinyState, T> work) {
        refuseIfClosed();
        return disk.read(work);
    }

    <T> T change(Function<TinyState, T> work) {
        refuseIfClosed();
        return disk.change(work);
    }

    TinyDisk disk() {
        return disk;
    }

    private void refuseIfClosed() {
        if (isClosed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    @Override
    public String location() {
        return "tiny:";
    }

    @Override
    public Set<Capability> capabilities() {
        return Capability.expected();
    }

    @Override
    public Optional<RunStore> runs() {
        return Optional.of(new TinyRuns(this));
    }

    @Override
    public Optional<MetricStore> metrics() {
        return Optional.of(new TinyMetrics(this));
    }

    @Override
    public Optional<RegistryStore> registry() {
        return Optional.of(new TinyRegistry(this));
    }

    @Override
    public Optional<ArtifactStore> artifacts() {
        return Optional.of(new TinyArtifacts(this));
    }

    @Override
    public Optional<RecordStore> records() {
        return Optional.of(new TinyRecords(this));
    }

    @Override
    public CommitResult commit(Commit commit) {
        return change(state -> new TinyCommit(state, commit).result());
    }

    @Override
    public List<StoreDefect> verify() {
        return read(state -> List.of());
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
