package io.mlops.testkit.tiny;

import io.mlops.error.AlreadyExistsException;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.registry.VersionNotes;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.RegistryChange;
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
import io.mlops.testkit.tiny.TinyState.RecordKey;
import io.mlops.testkit.tiny.TinyState.Row;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.RunData;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One commit on a copy of the state. */
final class TinyCommit {
    private final TinyState state;
    private final Commit commit;
    private final TinyRegistryWrites registry;

    TinyCommit(TinyState state, Commit commit) {
        this.state = state;
        this.commit = commit;
        this.registry = new TinyRegistryWrites(state, commit);
    }

    CommitResult result() {
        CommitResult known = state.results.get(commit.requestId());
        if (known != null) {
            return known;
        }
        commit.expectations().forEach(this::check);
        List<String> assigned = new ArrayList<>();
        commit.writes().forEach(write -> assigned.add(apply(write)));
        state.leaves.addAll(commit.leaves());
        CommitResult result = new CommitResult(assigned);
        state.results.put(commit.requestId(), result);
        return result;
    }

    private void check(Expectation expectation) {
        long expected;
        long actual;
        if (expectation instanceof Expectation.AliasAt alias) {
            expected = alias.revision();
            actual = registry.history(alias.model(), alias.alias()).size();
        } else if (expectation instanceof Expectation.RecordAt at) {
            expected = at.revision();
            StoredRecord record = state.records.get(new RecordKey(at.kind(), at.id()));
            actual = record == null ? 0 : record.revision();
        } else if (expectation instanceof Expectation.RunHeldBy held) {
            expected = 1;
            Row row = state.runs.get(held.runId());
            boolean isRunning = row != null && row.info().status() == RunStatus.RUNNING;
            actual = isRunning && held.writerId().equals(state.holders.get(held.runId())) ? 1 : 0;
        } else {
            Expectation.NextVersion next = (Expectation.NextVersion) expectation;
            expected = next.version();
            actual = state.nextVersions.getOrDefault(next.model(), 1);
        }
        if (expected != actual) {
            throw new ConflictException(expectation + " does not hold: " + actual);
        }
    }

    private String apply(Write write) {
        return switch (write.part()) {
            case EXPERIMENT -> apply((ExperimentWrite) write);
            case RUN -> apply((RunWrite) write);
            case METRIC -> apply((MetricWrite) write);
            case REGISTRY -> registry.apply((RegistryWrite) write);
            case RECORD -> apply((RecordWrite) write);
            case TAG -> apply((TagWrite) write);
        };
    }

    private String apply(ExperimentWrite write) {
        if (write instanceof ExperimentWrite.Create create) {
            refuseTaken(create.name());
            String id = Long.toString(++state.lastExperiment);
            put(new Experiment(id, create.name(), LifecycleStage.ACTIVE, Map.of(), commit.at(), commit.at()));
            return id;
        }
        if (write instanceof ExperimentWrite.Rename rename) {
            Experiment old = active(rename.experimentId());
            refuseTaken(rename.name());
            put(new Experiment(old.id(), rename.name(), old.stage(), old.tags(), old.createdAt(), commit.at()));
        }
        if (write instanceof ExperimentWrite.SetStage set) {
            setStage(experiment(set.experimentId()), set.stage());
        }
        return "";
    }

    private void setStage(Experiment old, LifecycleStage stage) {
        if (old.stage() == stage) {
            return;
        }
        put(new Experiment(old.id(), old.name(), stage, old.tags(), old.createdAt(), commit.at()));
        for (Row row : List.copyOf(state.runs.values())) {
            boolean isConcerned =
                    stage == LifecycleStage.DELETED ? row.deletedAt().isEmpty() : row.isDeletedWithExperiment();
            if (row.info().experimentId().equals(old.id()) && isConcerned) {
                put(row, stage, stage == LifecycleStage.DELETED);
            }
        }
    }

    private void put(Row row, LifecycleStage stage, boolean isWithExperiment) {
        RunInfo old = row.info();
        RunInfo info = new RunInfo(
                old.id(), old.experimentId(), old.name(), old.status(), stage, old.startedAt(), old.endedAt());
        boolean isDeleted = stage == LifecycleStage.DELETED;
        state.runs.put(
                old.id(),
                new Row(info, row.data(), isDeleted ? Optional.of(commit.at()) : Optional.empty(), isWithExperiment));
    }

    private Experiment experiment(String id) {
        return Optional.ofNullable(state.experiments.get(id))
                .orElseThrow(() -> new NotFoundException("no experiment " + id));
    }

    private Experiment active(String id) {
        Experiment experiment = experiment(id);
        if (experiment.stage() == LifecycleStage.DELETED) {
            throw new ConflictException("experiment " + id + " is deleted");
        }
        return experiment;
    }

    private void refuseTaken(String name) {
        if (state.experiments.values().stream().anyMatch(e -> e.name().equals(name))) {
            throw new AlreadyExistsException("experiment " + name + " exists");
        }
    }

    private void put(Experiment experiment) {
        state.experiments.put(experiment.id(), experiment);
    }

    private String apply(RunWrite write) {
        if (write instanceof RunWrite.Create create) {
            active(create.info().experimentId());
            RunData data = new RunData(create.params(), create.tags(), List.of(), List.of(), List.of());
            Row row = new Row(create.info(), data, Optional.empty(), false);
            if (state.runs.putIfAbsent(create.info().id(), row) != null) {
                throw new AlreadyExistsException("run " + create.info().id() + " exists");
            }
            state.holders.put(create.info().id(), commit.writerId());
            return create.info().id();
        }
        if (write instanceof RunWrite.SetStatus set) {
            Row row = TinyRuns.activeRun(state, set.runId());
            RunInfo old = row.info();
            RunInfo info = new RunInfo(
                    old.id(),
                    old.experimentId(),
                    old.name(),
                    set.status(),
                    old.stage(),
                    old.startedAt(),
                    set.endedAt());
            state.runs.put(old.id(), new Row(info, row.data(), row.deletedAt(), row.isDeletedWithExperiment()));
            state.holders.put(old.id(), commit.writerId());
        }
        if (write instanceof RunWrite.SetStage set) {
            Row row = TinyRuns.run(state, set.runId());
            if (row.info().stage() != set.stage()) {
                if (set.stage() == LifecycleStage.ACTIVE) {
                    active(row.info().experimentId());
                }
                put(row, set.stage(), false);
            }
        }
        return "";
    }

    private String apply(MetricWrite write) {
        TinyMetrics.append(state, new MetricBatch(write.runId(), write.series(), write.points()));
        return "";
    }

    private String apply(RecordWrite write) {
        if (write instanceof RecordWrite.Delete delete) {
            state.records.remove(new RecordKey(delete.kind(), delete.id()));
            return "";
        }
        RecordWrite.Put put = (RecordWrite.Put) write;
        RecordKey key = new RecordKey(put.kind(), put.id());
        long revision = state.revisions.merge(key, 1L, Long::sum);
        state.records.put(key, new StoredRecord(put.kind(), put.id(), revision, put.json(), commit.at()));
        return Long.toString(revision);
    }

    private String apply(TagWrite write) {
        TagWrite.Target target = write.target();
        switch (target.kind()) {
            case EXPERIMENT -> {
                Experiment old = active(target.id());
                put(new Experiment(
                        old.id(), old.name(), old.stage(), tagged(old.tags(), write), old.createdAt(), commit.at()));
            }
            case RUN -> {
                Row row = TinyRuns.activeRun(state, target.id());
                RunData old = row.data();
                RunData data =
                        new RunData(old.params(), tagged(old.tags(), write), List.of(), old.inputs(), old.models());
                state.runs.put(target.id(), new Row(row.info(), data, row.deletedAt(), false));
            }
            case MODEL -> {
                RegisteredModel old = registry.model(target.id());
                registry.put(
                        new RegisteredModel(
                                old.name(),
                                old.description(),
                                tagged(old.tags(), write),
                                old.aliases(),
                                old.createdAt(),
                                commit.at()),
                        RegistryChange.Type.UPDATED);
            }
            case VERSION -> {
                ModelVersion old = registry.version(target.id(), target.version());
                VersionNotes notes = new VersionNotes(
                        old.notes().description(), tagged(old.notes().tags(), write));
                registry.update(old, old.status(), notes);
            }
        }
        return "";
    }

    private static Map<String, String> tagged(Map<String, String> old, TagWrite write) {
        Map<String, String> tags = new HashMap<>(old);
        tags.remove(write.key());
        write.value().ifPresent(value -> tags.put(write.key(), value));
        return tags;
    }
}
