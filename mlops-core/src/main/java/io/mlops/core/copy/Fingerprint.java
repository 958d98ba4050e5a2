package io.mlops.core.copy;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.spi.Capability;
import io.mlops.spi.StoredLogEntry;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Metric;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunInfo;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Counts and digests of what a store holds, by sort; equal for equal content, whatever the backend. What one of the two stores cannot hold is left out. For one thread. */
final class Fingerprint {
    private final CopyEnd end;
    private final Kept kept;
    private final UnaryOperator<String> idInSource;
    private final Sorts sorts = new Sorts();
    private final Map<String, String> experimentNames = new TreeMap<>();

    /**
     * Begins.
     *
     * @param end what is read
     * @param kept what is compared
     * @param idInSource gives the id in the source of a run here
     */
    Fingerprint(CopyEnd end, Kept kept, UnaryOperator<String> idInSource) {
        this.end = end;
        this.kept = kept;
        this.idInSource = idInSource;
    }

    /** In the order of names: every store numbers its own. */
    void addExperiments() {
        List<Experiment> experiments = RunsCopy.experiments(end);
        experiments.sort(Comparator.comparing(Experiment::name));
        for (Experiment experiment : experiments) {
            experimentNames.put(experiment.id(), experiment.name());
            sorts.add("experiments", experiment.name(), experiment.stage(), new TreeMap<>(experiment.tags()));
        }
    }

    void addRun(Run run, Collection<ArtifactInfo> files) {
        RunInfo info = run.info();
        String id = idInSource.apply(info.id());
        String experiment = experimentNames.getOrDefault(info.experimentId(), "");
        sorts.add("runs", id, experiment, info.name(), info.status(), info.stage());
        sorts.add("run dates", id, info.startedAt(), info.endedAt());
        sorts.add("run params", id, new TreeMap<>(run.data().params()));
        TreeMap<String, String> tags = new TreeMap<>(run.data().tags());
        if (!kept.has(Capability.PROPOSED_IDS)) {
            tags.remove(RunIds.TAG);
        }
        sorts.add("run tags", id, tags);
        sorts.add(
                "run inputs",
                sorted(run.data().inputs().stream().map(DatasetInput::toString).toList()));
        sorts.add(
                "logged models",
                sorted(run.data().models().stream().map(this::text).toList()));
        for (Metric latest : end.metrics().latest(info.id())) {
            if (kept.has(latest.series())) {
                addSeries(info.id(), latest);
            }
        }
        for (ArtifactInfo file : files) {
            sorts.add("files", id, file.path(), file.sizeBytes(), digest(run, file));
        }
    }

    private String text(LoggedModel model) {
        return kept.has(Capability.PROPOSED_IDS)
                ? model.toString()
                : model.path() + " " + model.signature() + " " + model.loggedAt();
    }

    private Object digest(Run run, ArtifactInfo file) {
        return kept.has(Capability.ARTIFACT_DIGESTS) ? file.digest() : end.digest(run.id(), file.path());
    }

    private void addSeries(String runId, Metric latest) {
        String id = idInSource.apply(runId);
        sorts.add(
                "series",
                id,
                latest.series(),
                kept.value(latest.value()),
                latest.step(),
                latest.timestamp().toEpochMilli());
        end.eachPage(runId, latest.series(), points -> {
            for (int i = 0; i < points.size(); i++) {
                sorts.add("metric points", points.step(i), points.timestampMillis(i), kept.value(points.value(i)));
            }
        });
    }

    void addModel(String name, SortedSet<String> aliases) {
        end.registry().findModel(name).ifPresent(model -> addModel(model, aliases));
        if (kept.has(Capability.LASTING_NUMBERS)
                || end.registry().findModel(name).isPresent()) {
            sorts.add("numbering", name, end.registry().nextVersion(name));
        }
    }

    private void addModel(RegisteredModel model, SortedSet<String> aliases) {
        String name = model.name();
        sorts.add("models", name, model.description(), new TreeMap<>(model.tags()), dated(model.createdAt()));
        sorts.add("aliases", name, new TreeMap<>(model.aliases()));
        for (int number = 1; number < end.registry().nextVersion(name); number++) {
            end.registry().findVersion(name, number).ifPresent(this::addVersion);
        }
        for (String alias : aliases) {
            if (kept.has(Capability.ALIAS_HISTORY)) {
                List<AliasState> history = end.registry().aliasHistory(name, alias);
                history.forEach(state -> sorts.add("alias states", state));
            }
        }
    }

    private void addVersion(ModelVersion version) {
        ModelSource source = version.source();
        boolean haveIds = kept.has(Capability.PROPOSED_IDS);
        sorts.add(
                "versions",
                version.uri(),
                version.status(),
                haveIds ? source : idInSource.apply(source.runId()) + " " + source.path() + " " + source.author(),
                version.notes().description(),
                new TreeMap<>(version.notes().tags()),
                dated(version.createdAt()));
    }

    private Object dated(Object date) {
        return kept.has(Capability.COMMIT_DATES) ? date : "";
    }

    void addRecords() {
        if (!kept.has(Capability.RECORDS)) {
            return;
        }
        for (String kind : end.records().kinds()) {
            RecordsCopy.records(end, kind).forEach(record -> sorts.add("records", record));
        }
        end.records().logs().forEach(log -> {
            List<StoredLogEntry> entries = end.records().read(log, 0, CopyEnd.BATCH);
            while (!entries.isEmpty()) {
                entries.forEach(stored -> sorts.add("log entries", log, stored.entry()));
                entries =
                        end.records().read(log, entries.get(entries.size() - 1).position(), CopyEnd.BATCH);
            }
        });
        sorts.add("audit log", end.records().auditFrontier().root());
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    Sorts sorts() {
        return sorts;
    }
}
