package io.mlops.spi.table.backend;

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
import io.mlops.spi.table.Blobs;
import io.mlops.spi.table.Tables;
import io.mlops.spi.table.registry.RegistryTables;
import io.mlops.spi.table.registry.TableRegistryStore;
import io.mlops.tracking.Experiment;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A backend with everything that {@link Capability#expected()} names, over the tables and the content that somebody brings. Thread-safe as they are.
 *
 * <p>A search reads every row of what it searches: thousands of runs, not millions.
 */
public final class TableBackend implements Backend {
    private final String location;
    private final Tables tables;
    private final CommitWriter writer;
    private final TableRunStore runs;
    private final TableMetricStore metrics;
    private final TableRegistryStore registry;
    private final TableRecordStore records;
    private final TableArtifacts artifacts;

    /**
     * Opens a backend; where the tables are new, creates the experiment that every store has.
     *
     * @param location where the store is, without credentials
     * @param tables the backend's own from now on: closed with it
     * @param blobs the content of artifacts
     * @param clock dates the first experiment and content
     */
    public TableBackend(String location, Tables tables, Blobs blobs, Clock clock) {
        this.location = Objects.requireNonNull(location, "location");
        this.tables = Objects.requireNonNull(tables, "tables");
        artifacts = new TableArtifacts(tables, Objects.requireNonNull(blobs, "blobs"), clock);
        RunTables runTables = new RunTables(tables);
        RegistryTables registryTables = new RegistryTables(tables);
        RecordTables recordTables = new RecordTables(tables);
        metrics = new TableMetricStore(tables, runTables);
        runs = new TableRunStore(tables, runTables, metrics, new RunPurge(runTables, registryTables, metrics));
        registry = new TableRegistryStore(tables, registryTables);
        records = new TableRecordStore(tables, recordTables);
        writer = new CommitWriter(
                new PastCommits(tables), new CommitWriter.Parts(runTables, metrics, registryTables, recordTables));
        if (runs.findExperiment(Experiment.DEFAULT_ID).isEmpty()) {
            tables.change(() -> new ExperimentWrites(runTables).createDefault(Instant.ofEpochMilli(clock.millis())));
        }
    }

    @Override
    public String location() {
        return location;
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
        return tables.change(() -> writer.commit(commit));
    }

    @Override
    public List<StoreDefect> verify() {
        return tables.verify();
    }

    @Override
    public void close() {
        tables.close();
    }
}
