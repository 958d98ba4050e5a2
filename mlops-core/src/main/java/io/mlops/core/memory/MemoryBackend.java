package io.mlops.core.memory;

import io.mlops.core.memory.registry.MemoryRegistryStore;
import io.mlops.core.memory.registry.RegistryTables;
import io.mlops.core.memory.table.Gate;
import io.mlops.core.memory.table.Table;
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
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store in memory. Thread-safe. */
final class MemoryBackend implements Backend {
    private final Gate gate = new Gate();
    private final CommitWriter writer;
    private final MemoryRunStore runs;
    private final MemoryMetricStore metrics;
    private final MemoryRegistryStore registry;
    private final MemoryRecordStore records;
    private final MemoryArtifactStore artifacts;

    MemoryBackend(Clock clock) {
        RunTables runTables = new RunTables(gate);
        RegistryTables registryTables = new RegistryTables(gate);
        RecordTables recordTables = new RecordTables(gate);
        metrics = new MemoryMetricStore(gate, runTables);
        runs = new MemoryRunStore(gate, runTables, metrics, new RunPurge(runTables, registryTables, metrics));
        registry = new MemoryRegistryStore(gate, registryTables);
        records = new MemoryRecordStore(gate, recordTables);
        artifacts = new MemoryArtifactStore(gate);
        Table<String, CommitResult> results = new Table<>(gate, Comparator.naturalOrder());
        writer = new CommitWriter(results, runTables, registryTables, recordTables);
        gate.change(() -> new ExperimentWrites(runTables).createDefault(clock.instant()));
    }

    @Override
    public String location() {
        return "memory:";
    }

    @Override
    public Set<Capability> capabilities() {
        return Capability.expected();
    }

    @Override
    public Optional<RunStore> runs() {
        return Optional.of(runs);
    }

    @Override
    public Optional<MetricStore> metrics() {
        return Optional.of(metrics);
    }

    @Override
    public Optional<RegistryStore> registry() {
        return Optional.of(registry);
    }

    @Override
    public Optional<ArtifactStore> artifacts() {
        return Optional.of(artifacts);
    }

    @Override
    public Optional<RecordStore> records() {
        return Optional.of(records);
    }

    @Override
    public CommitResult commit(Commit commit) {
        return gate.change(() -> writer.commit(commit));
    }

    /** Returns nothing: there are no bytes that could decay. */
    @Override
    public List<StoreDefect> verify() {
        return gate.read(List::of);
    }

    @Override
    public void close() {
        gate.close();
    }
}
