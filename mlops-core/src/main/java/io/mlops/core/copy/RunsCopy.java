package io.mlops.core.copy;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.Digest;
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
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
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
    private final CopyEnd from;
    private final CopyEnd to;
    private final Kept kept;
    private final RunIds ids;
    private final Map<String, String> experimentIds = new HashMap<>();
    private final Set<String> deletedExperiments = new HashSet<>();
    private long sequence;

    RunsCopy(CopyEnd from, CopyEnd to, Kept kept, RunIds ids) {
        this.from = from;
        this.to = to;
        this.kept = kept;
        this.ids = ids;
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
        Optional<Run> known = ids.find(source.id());
        if (known.isPresent() && isDone(source.info(), known.get().info())) {
            return;
        }
        String id = known.map(Run::id).orElseGet(() -> create(source));
        to.runs()
                .logBatch(new RunBatch(
                        id,
                        source.data().params(),
                        tagsOf(source),
                        surplus(source, known),
                        source.data().inputs()));
        copyPoints(source.id(), id);
        copyFiles(source, id);
        // Behind the files, as a store may want to look at them.
        source.data().models().forEach(model -> to.runs().logModel(modelOf(model, id)));
        end(source.info(), id);
    }

    private String create(Run source) {
        Map<String, String> tags = ids.areKept() ? Map.of() : tagsOf(source);
        String given = to.commit(source.info().startedAt(), List.of(new RunWrite.Create(infoOf(source.info()), tags)))
                .get(0);
        String id = ids.areKept() ? source.id() : given;
        ids.put(source.id(), id);
        return id;
    }

    /** The source may itself have been copied from elsewhere into ids of its own: what its runs are called there would hide what they are called in the source. */
    private Map<String, String> tagsOf(Run source) {
        Map<String, String> tags = new HashMap<>(source.data().tags());
        if (!ids.areKept()) {
            tags.put(RunIds.TAG, source.id());
        }
        return tags;
    }

    /** What an interrupted copy has left among the tags; where ids are not kept, the store has tags of its own, which stay. */
    private Set<String> surplus(Run source, Optional<Run> known) {
        Set<String> surplus =
                new HashSet<>(known.map(run -> run.data().tags().keySet()).orElse(Set.of()));
        surplus.removeAll(source.data().tags().keySet());
        return ids.areKept() ? surplus : Set.of();
    }

    /** A store that gives its own ids may put files beside those of a model, and takes the digest of all of them itself. */
    private LoggedModel modelOf(LoggedModel source, String runId) {
        Optional<Digest> digest = ids.areKept() ? source.digest() : Optional.empty();
        return new LoggedModel(source.id(), runId, source.path(), digest, source.signature(), source.loggedAt());
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

    private RunInfo infoOf(RunInfo source) {
        String experiment = experimentIds.getOrDefault(source.experimentId(), source.experimentId());
        return new RunInfo(
                source.id(),
                experiment,
                source.name(),
                RunStatus.RUNNING,
                LifecycleStage.ACTIVE,
                source.startedAt(),
                Optional.empty());
    }

    private void copyPoints(String sourceId, String id) {
        for (Metric latest : from.metrics().latest(sourceId)) {
            MetricSeries series = latest.series();
            if (kept.has(series)) {
                from.eachPage(
                        sourceId,
                        series,
                        points -> to.metrics()
                                .append(to.writerId(), ++sequence, List.of(new MetricBatch(id, series, points))));
            }
        }
    }

    private void copyFiles(Run source, String id) {
        for (ArtifactInfo file : from.files(source)) {
            ArtifactPath path = file.path();
            Optional<ArtifactInfo> known = to.artifacts().find(id, path);
            if (known.isEmpty()
                    || known.get().digest().isEmpty()
                    || !known.get().equals(file)) {
                to.artifacts().write(id, path, () -> from.artifacts().open(source.id(), path, ByteRange.ALL));
            }
        }
    }

    private void end(RunInfo source, String id) {
        if (source.status() != RunStatus.RUNNING) {
            Instant at = source.endedAt().orElse(source.startedAt());
            to.commit(at, List.of(new RunWrite.SetStatus(id, source.status(), source.endedAt())));
        }
        if (isDeletedAlone(source)) {
            to.commitNow(List.of(new RunWrite.SetStage(id, LifecycleStage.DELETED)));
        }
    }
}
