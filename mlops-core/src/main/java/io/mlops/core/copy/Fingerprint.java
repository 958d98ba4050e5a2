package io.mlops.core.copy;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.Digest;
import io.mlops.page.PageRequest;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.spi.StoredLogEntry;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.StepRange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Counts and digests of what a store holds, by sort; equal for equal content, whatever the backend. For one thread. */
final class Fingerprint {
    private static final int POINTS = 10_000;

    private final CopyEnd end;
    private final Map<String, Sort> sorts = new TreeMap<>();
    private final Map<String, String> experimentNames = new TreeMap<>();

    Fingerprint(CopyEnd end) {
        this.end = end;
    }

    void addExperiments() {
        for (Experiment experiment : RunsCopy.experiments(end)) {
            experimentNames.put(experiment.id(), experiment.name());
            add("experiments", experiment.name(), experiment.stage(), new TreeMap<>(experiment.tags()));
        }
    }

    void addRun(String runId) {
        Optional<Run> found = end.runs().findRun(runId);
        if (found.isEmpty()) {
            return;
        }
        Run run = found.get();
        RunInfo info = run.info();
        add(
                "runs",
                info.id(),
                experimentNames.getOrDefault(info.experimentId(), ""),
                info.name(),
                info.status(),
                info.stage());
        add("run dates", info.id(), info.startedAt(), info.endedAt());
        add("run params", info.id(), new TreeMap<>(run.data().params()));
        add("run tags", info.id(), new TreeMap<>(run.data().tags()));
        add(
                "run inputs",
                sorted(run.data().inputs().stream().map(DatasetInput::toString).toList()));
        add(
                "logged models",
                sorted(run.data().models().stream().map(LoggedModel::toString).toList()));
        for (Metric latest : end.metrics().latest(runId)) {
            addSeries(runId, latest);
        }
        for (ArtifactInfo file : CopyEnd.all(page -> end.artifacts().list(runId, "", page))) {
            add("files", runId, file.path(), file.sizeBytes(), file.digest());
        }
    }

    private void addSeries(String runId, Metric latest) {
        add("series", runId, latest);
        Optional<PageRequest> next = Optional.of(PageRequest.first(POINTS));
        while (next.isPresent()) {
            PageRequest request = next.get();
            MetricPage page = end.metrics().history(runId, latest.series(), StepRange.ALL, request);
            MetricPoints points = page.points();
            for (int i = 0; i < points.size(); i++) {
                add("metric points", points.step(i), points.timestampMillis(i), points.value(i));
            }
            next = page.nextPageToken().map(request::after);
        }
    }

    void addModel(String name, SortedSet<String> aliases) {
        end.registry().findModel(name).ifPresent(model -> addModel(model, aliases));
        add("numbering", name, end.registry().nextVersion(name));
    }

    private void addModel(RegisteredModel model, SortedSet<String> aliases) {
        String name = model.name();
        add("models", name, model.description(), new TreeMap<>(model.tags()), model.createdAt());
        add("aliases", name, new TreeMap<>(model.aliases()));
        for (int number = 1; number < end.registry().nextVersion(name); number++) {
            end.registry().findVersion(name, number).ifPresent(this::addVersion);
        }
        for (String alias : aliases) {
            end.registry().aliasHistory(name, alias).forEach(state -> add("alias states", state));
        }
    }

    private void addVersion(ModelVersion version) {
        add(
                "versions",
                version.uri(),
                version.status(),
                version.source(),
                version.notes().description(),
                new TreeMap<>(version.notes().tags()),
                version.createdAt());
    }

    void addRecords() {
        for (String kind : RecordsCopy.KINDS) {
            RecordsCopy.records(end, kind).forEach(record -> add("records", record));
        }
        RecordsCopy.logs(end).forEach(log -> {
            List<StoredLogEntry> entries = end.records().read(log, 0, CopyEnd.BATCH);
            while (!entries.isEmpty()) {
                entries.forEach(stored -> add("log entries", log, stored.entry()));
                entries =
                        end.records().read(log, entries.get(entries.size() - 1).position(), CopyEnd.BATCH);
            }
        });
        add("audit log", end.records().auditFrontier().root());
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    private void add(String sort, Object... parts) {
        sorts.computeIfAbsent(sort, name -> new Sort()).add(parts);
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        sorts.forEach((name, sort) -> counts.put(name, sort.count));
        return counts;
    }

    /** Returns a sentence for each sort that differs. */
    static List<String> differences(Fingerprint source, Fingerprint target) {
        Map<String, Sort> all = new TreeMap<>(source.sorts);
        target.sorts.forEach(all::putIfAbsent);
        List<String> differences = new ArrayList<>();
        for (String name : all.keySet()) {
            Sort left = source.sorts.getOrDefault(name, new Sort());
            Sort right = target.sorts.getOrDefault(name, new Sort());
            String digests = left.digest() + " and " + right.digest();
            if (left.count != right.count) {
                differences.add(name + ": " + left.count + " in the source, " + right.count + " in the target");
            } else if (!left.digest().equals(right.digest())) {
                differences.add(name + ": " + left.count + " in both, with the digests " + digests);
            }
        }
        return differences;
    }

    /** The number of things, and the hash of all of them. */
    private static final class Sort {
        private final MessageDigest sha256 = Digest.algorithm();
        private long count;
        private Optional<Digest> digest = Optional.empty();

        void add(Object... parts) {
            count++;
            for (Object part : parts) {
                byte[] text = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                // The length keeps two parts from being taken for one.
                sha256.update((text.length + ":").getBytes(StandardCharsets.UTF_8));
                sha256.update(text);
            }
        }

        Digest digest() {
            if (digest.isEmpty()) {
                digest = Optional.of(Digest.from(sha256.digest()));
            }
            return digest.get();
        }
    }
}
