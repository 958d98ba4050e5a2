package io.mlops.testkit.tiny;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.TextOrder;
import io.mlops.spi.LogName;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.StoredLogEntry;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.CommitResult;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.RunData;
import io.mlops.tracking.RunInfo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All content of a store. Guarded by its {@link TinyDisk}. */
final class TinyState {
    final Map<String, Experiment> experiments = new HashMap<>();
    final Map<String, Row> runs = new HashMap<>();
    final Map<String, LoggedModel> loggedModels = new HashMap<>();
    final Map<String, RegisteredModel> models = new HashMap<>();
    final Map<String, String> holders = new HashMap<>();
    final Map<String, Map<Integer, ModelVersion>> versions = new HashMap<>();
    final Map<String, Integer> nextVersions = new HashMap<>();
    final Map<String, Map<String, List<AliasState>>> aliases = new HashMap<>();
    final List<RegistryChange> changes = new ArrayList<>();
    final SortedMap<RecordKey, StoredRecord> records = new TreeMap<>();
    final Map<RecordKey, Long> revisions = new HashMap<>();
    final List<AuditLeaf> leaves = new ArrayList<>();
    final Map<String, CommitResult> results = new HashMap<>();
    final Map<String, Long> sequences = new HashMap<>();
    final Map<LogName, List<StoredLogEntry>> logs = new HashMap<>();
    final Map<String, Map<MetricSeries, NavigableSet<Point>>> points = new HashMap<>();
    final SortedMap<FileKey, StoredFile> files = new TreeMap<>();
    long lastExperiment;
    long lastPosition;

    /** Makes the content of a new store. */
    static TinyState created(Instant at) {
        TinyState state = new TinyState();
        state.experiments.put(
                Experiment.DEFAULT_ID,
                new Experiment(
                        Experiment.DEFAULT_ID, Experiment.DEFAULT_NAME, LifecycleStage.ACTIVE, Map.of(), at, at));
        return state;
    }

    TinyState copy() {
        TinyState copy = new TinyState();
        copy.experiments.putAll(experiments);
        copy.runs.putAll(runs);
        copy.holders.putAll(holders);
        copy.loggedModels.putAll(loggedModels);
        copy.models.putAll(models);
        versions.forEach((name, numbers) -> copy.versions.put(name, new TreeMap<>(numbers)));
        copy.nextVersions.putAll(nextVersions);
        aliases.forEach((name, states) -> copy.aliases.put(name, new HashMap<>(states)));
        copy.changes.addAll(changes);
        copy.records.putAll(records);
        copy.revisions.putAll(revisions);
        copy.leaves.addAll(leaves);
        copy.results.putAll(results);
        copy.sequences.putAll(sequences);
        copy.logs.putAll(logs);
        copy.points.putAll(points);
        copy.files.putAll(files);
        copy.lastExperiment = lastExperiment;
        copy.lastPosition = lastPosition;
        return copy;
    }

    /** A run; {@code deletedAt} is empty while it is active. */
    record Row(RunInfo info, RunData data, Optional<Instant> deletedAt, boolean isDeletedWithExperiment) {}

    /** Names a record. */
    record RecordKey(String kind, String id) implements Comparable<RecordKey> {
        @Override
        public int compareTo(RecordKey other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : TextOrder.CODE_POINT.compare(id, other.id);
        }
    }

    /** Names a file. */
    record FileKey(String owner, String path) implements Comparable<FileKey> {
        @Override
        public int compareTo(FileKey other) {
            int byOwner = owner.compareTo(other.owner);
            return byOwner != 0 ? byOwner : TextOrder.CODE_POINT.compare(path, other.path);
        }
    }

    /** A file whose content lies in the folder of the store under a name of its own. */
    record StoredFile(ArtifactInfo info, Path content) {}

    /** A point in the order of histories. */
    record Point(long step, long timestamp, double value) implements Comparable<Point> {
        @Override
        public int compareTo(Point other) {
            if (step != other.step) {
                return Long.compare(step, other.step);
            }
            if (timestamp != other.timestamp) {
                return Long.compare(timestamp, other.timestamp);
            }
            // Double.compare puts NaN above all numbers.
            boolean isNan = Double.isNaN(value);
            return isNan || Double.isNaN(other.value)
                    ? Boolean.compare(Double.isNaN(other.value), isNan)
                    : Double.compare(value, other.value);
        }
    }
}
