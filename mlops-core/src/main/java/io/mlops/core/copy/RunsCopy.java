package io.mlops.core.copy;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.page.PageRequest;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import io.mlops.tracking.StepRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Copies experiments and runs with all that belongs to them. For one thread. */
final class RunsCopy {
    private static final int POINTS = 10_000;

    private final CopyEnd from;
    private final CopyEnd to;
    private final Map<String, String> experimentIds = new HashMap<>();
    private final Set<String> deletedExperiments = new HashSet<>();
    private long sequence;

    RunsCopy(CopyEnd from, CopyEnd to) {
        this.from = from;
        this.to = to;
    }

    static List<Experiment> experiments(CopyEnd end) {
        SearchQuery all = SearchQuery.all().view(LifecycleView.ALL);
        List<Experiment> found = new ArrayList<>(CopyEnd.all(page -> end.runs().searchExperiments(all.page(page))));
        found.sort(Comparator.comparing(experiment -> Long.parseLong(experiment.id())));
        return found;
    }

    /** Copies experiments, which stay active until their runs are there. */
    void copyExperiments() {
        for (Experiment source : experiments(from)) {
            Optional<Experiment> known = source.id().equals(Experiment.DEFAULT_ID)
                    ? to.runs().findExperiment(source.id())
                    : to.runs().findExperimentByName(source.name());
            String id = known.map(Experiment::id)
                    .orElseGet(() -> to.commit(source.createdAt(), List.of(new ExperimentWrite.Create(source.name())))
                            .assigned()
                            .get(0));
            experimentIds.put(source.id(), id);
            if (source.stage() == LifecycleStage.DELETED) {
                deletedExperiments.add(source.id());
            }
            List<Write> writes = new ArrayList<>();
            known.filter(target -> !target.name().equals(source.name()))
                    .ifPresent(target -> writes.add(new ExperimentWrite.Rename(id, source.name())));
            source.tags().forEach((key, value) -> {
                if (!value.equals(known.map(Experiment::tags).orElse(Map.of()).get(key))) {
                    TagWrite.Target target = new TagWrite.Target(TagWrite.Kind.EXPERIMENT, id, 0);
                    writes.add(new TagWrite(target, key, Optional.of(value)));
                }
            });
            if (!writes.isEmpty()) {
                to.commit(source.updatedAt(), writes);
            }
        }
    }

    /** Deletes in the target what is deleted in the source, once their runs are there. */
    void deleteExperiments() {
        for (Experiment source : experiments(from)) {
            if (source.stage() == LifecycleStage.DELETED) {
                String id = experimentIds.getOrDefault(source.id(), source.id());
                to.commit(source.updatedAt(), List.of(new ExperimentWrite.SetStage(id, LifecycleStage.DELETED)));
            }
        }
    }

    void copy(Run source) {
        Optional<Run> known = to.runs().findRun(source.id());
        if (known.isPresent() && isDone(source.info(), known.get().info())) {
            return;
        }
        if (known.isEmpty()) {
            RunInfo info = infoOf(source.info(), RunStatus.RUNNING, Optional.empty());
            to.commit(source.info().startedAt(), List.of(new RunWrite.Create(info, Map.of())));
        }
        Set<String> surplus =
                new HashSet<>(known.map(run -> run.data().tags().keySet()).orElse(Set.of()));
        surplus.removeAll(source.data().tags().keySet());
        to.runs()
                .logBatch(new RunBatch(
                        source.id(),
                        source.data().params(),
                        source.data().tags(),
                        surplus,
                        source.data().inputs()));
        source.data().models().forEach(to.runs()::logModel);
        copyPoints(source.id());
        copyFiles(source.id());
        end(source.info());
    }

    /** A process that dies while it copies may leave its run KILLED, so that a KILLED run tells nothing about what was copied. */
    private boolean isDone(RunInfo source, RunInfo target) {
        boolean isEnd = source.status() == RunStatus.FINISHED || source.status() == RunStatus.FAILED;
        return target.stage() == LifecycleStage.DELETED
                || (isEnd && source.status() == target.status() && !isDeletedAlone(source));
    }

    /** Runs of a deleted experiment fall with it, and come back with it. */
    private boolean isDeletedAlone(RunInfo source) {
        return source.stage() == LifecycleStage.DELETED && !deletedExperiments.contains(source.experimentId());
    }

    private RunInfo infoOf(RunInfo source, RunStatus status, Optional<Instant> endedAt) {
        String experiment = experimentIds.getOrDefault(source.experimentId(), source.experimentId());
        return new RunInfo(
                source.id(), experiment, source.name(), status, LifecycleStage.ACTIVE, source.startedAt(), endedAt);
    }

    private void copyPoints(String runId) {
        for (Metric latest : from.metrics().latest(runId)) {
            MetricSeries series = latest.series();
            Optional<PageRequest> next = Optional.of(PageRequest.first(POINTS));
            while (next.isPresent()) {
                PageRequest request = next.get();
                MetricPage page = from.metrics().history(runId, series, StepRange.ALL, request);
                to.metrics().append(to.writerId(), ++sequence, List.of(new MetricBatch(runId, series, page.points())));
                next = page.nextPageToken().map(request::after);
            }
        }
    }

    private void copyFiles(String owner) {
        for (ArtifactInfo file : CopyEnd.all(page -> from.artifacts().list(owner, "", page))) {
            ArtifactPath path = file.path();
            Optional<ArtifactInfo> known = to.artifacts().find(owner, path);
            if (known.isEmpty()
                    || known.get().digest().isEmpty()
                    || !known.get().equals(file)) {
                to.artifacts().write(owner, path, () -> from.artifacts().open(owner, path, ByteRange.ALL));
            }
        }
    }

    private void end(RunInfo source) {
        if (source.status() != RunStatus.RUNNING) {
            Instant at = source.endedAt().orElse(source.startedAt());
            to.commit(at, List.of(new RunWrite.SetStatus(source.id(), source.status(), source.endedAt())));
        }
        if (isDeletedAlone(source)) {
            to.commitNow(List.of(new RunWrite.SetStage(source.id(), LifecycleStage.DELETED)), List.of());
        }
    }
}
