package io.mlops.spi.table.backend;

import io.mlops.error.ConflictException;
import io.mlops.error.Quoted;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.ExperimentWrite;
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
    private final RunWrites runs;
    private final RegistryWrites models;
    private final TagWrites tags;

    CommitWriter(PastCommits past, RunTables runs, RegistryTables registry, RecordTables records) {
        this.past = past;
        this.registry = registry;
        this.records = records;
        this.experiments = new ExperimentWrites(runs);
        this.runTables = runs;
        this.runs = new RunWrites(runs);
        this.models = new RegistryWrites(registry);
        this.tags = new TagWrites(runs, models);
    }

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
        return result;
    }

    private String apply(Write write, Commit commit) {
        return switch (write.part()) {
            case EXPERIMENT -> experiments.apply((ExperimentWrite) write, commit.at());
            case RUN -> runs.apply((RunWrite) write, commit);
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
