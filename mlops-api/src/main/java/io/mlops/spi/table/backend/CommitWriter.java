package io.mlops.spi.table.backend;

import io.mlops.error.ConflictException;
import io.mlops.error.Quoted;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.MetricWrite;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import io.mlops.spi.table.backend.RecordTables.RecordKey;
import io.mlops.spi.table.registry.RegistryTables;
import io.mlops.spi.table.registry.RegistryWrites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes commits. Used inside a change alone, which undoes one that fails. */
final class CommitWriter {
    private final PastCommits past;
    private final RegistryTables registry;
    private final RecordTables records;
    private final ExperimentWrites experiments;
    private final RunTables runTables;
    private final TableMetricStore metrics;
    private final RunWrites runs;
    private final RegistryWrites models;
    private final TagWrites tags;

    CommitWriter(PastCommits past, Parts parts) {
        this.past = past;
        this.registry = parts.registry();
        this.records = parts.records();
        this.experiments = new ExperimentWrites(parts.runs());
        this.runTables = parts.runs();
        this.metrics = parts.metrics();
        this.runs = new RunWrites(parts.runs());
        this.models = new RegistryWrites(registry);
        this.tags = new TagWrites(parts.runs(), models);
    }

    /** What commits change. */
    record Parts(RunTables runs, TableMetricStore metrics, RegistryTables registry, RecordTables records) {}

    CommitResult commit(Commit commit) {
        Optional<CommitResult> repeated = past.find(commit.requestId());
        if (repeated.isPresent()) {
            return repeated.get();
        }
        commit.expectations().forEach(this::check);
        List<String> assigned = new ArrayList<>();
        for (Write write : commit.writes()) {
            assigned.add(apply(write, commit));
        }
        commit.leaves().forEach(records::append);
        CommitResult result = new CommitResult(assigned);
        past.put(commit, result);
        // Last, as points that tables keep themselves are not undone.
        commit.writes().stream()
                .filter(write -> write.part() == Write.Part.METRIC)
                .map(MetricWrite.class::cast)
                .forEach(write -> metrics.append(new MetricBatch(write.runId(), write.series(), write.points())));
        return result;
    }

    private String apply(Write write, Commit commit) {
        return switch (write.part()) {
            case EXPERIMENT -> experiments.apply((ExperimentWrite) write, commit.at());
            case RUN -> runs.apply((RunWrite) write, commit);
            case METRIC -> {
                runTables.activeRun(((MetricWrite) write).runId());
                yield "";
            }
            case REGISTRY -> models.apply((RegistryWrite) write, commit);
            case RECORD -> records.apply((RecordWrite) write, commit.at());
            case TAG -> tags.apply((TagWrite) write, commit);
        };
    }

    private void check(Expectation expectation) {
        switch (expectation.type()) {
            case ALIAS_AT -> {
                Expectation.AliasAt alias = (Expectation.AliasAt) expectation;
                require(
                        "Revision of alias " + Quoted.of(alias.alias()) + " of " + Quoted.of(alias.model()),
                        alias.revision(),
                        registry.aliasRevision(alias.model(), alias.alias()));
            }
            case RECORD_AT -> {
                Expectation.RecordAt at = (Expectation.RecordAt) expectation;
                Optional<StoredRecord> record = records.records.find(new RecordKey(at.kind(), at.id()));
                require(
                        "Revision of record " + Quoted.of(at.id()) + " of kind " + Quoted.of(at.kind()),
                        at.revision(),
                        record.map(StoredRecord::revision).orElse(0L));
            }
            case NEXT_VERSION -> {
                Expectation.NextVersion next = (Expectation.NextVersion) expectation;
                require(
                        "Next version of " + Quoted.of(next.model()),
                        next.version(),
                        registry.nextVersion(next.model()));
            }
            case RUN_HELD_BY -> {
                Expectation.RunHeldBy held = (Expectation.RunHeldBy) expectation;
                if (!runTables.isHeldBy(held.runId(), held.writerId())) {
                    throw new ConflictException("Run " + Quoted.of(held.runId())
                            + " has ended or was resumed meanwhile; read it again and decide again");
                }
            }
        }
    }

    private static void require(String what, long expected, long actual) {
        if (expected != actual) {
            throw new ConflictException(what + " is " + actual + " and no more " + expected
                    + ", as it was when this change was decided; read it again and decide again");
        }
    }
}
