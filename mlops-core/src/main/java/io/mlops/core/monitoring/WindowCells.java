package io.mlops.core.monitoring;

import io.mlops.data.Profile;
import io.mlops.data.Profiler;
import io.mlops.data.Row;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.monitoring.Window;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredLogEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the log of predictions once, and keeps what is not judged yet by window and version. Not thread-safe: {@link Checker} guards it. */
final class WindowCells {
    private static final int BATCH = 5000;

    private final MonitorKey key;
    private final MonitorSpec spec;
    private final RecordStore records;
    private final VersionFacts versions;
    private final NavigableMap<Cell, ErrorCell> errors = new TreeMap<>();
    private final NavigableMap<Cell, Optional<Profiler>> inputs = new TreeMap<>();
    private final NavigableMap<Cell, Long> firstPositions = new TreeMap<>();
    private final Map<Integer, Map<String, Profile>> references = new HashMap<>();
    private final Row row;
    private long position;
    private Instant lastPrediction = Instant.EPOCH;

    WindowCells(MonitorKey key, MonitorSpec spec, RecordStore records, VersionFacts versions) {
        this.key = key;
        this.spec = spec;
        this.records = records;
        this.versions = versions;
        this.row = Row.of(spec.schema());
    }

    NavigableMap<Cell, ErrorCell> errors() {
        return errors;
    }

    NavigableMap<Cell, Optional<Profiler>> inputs() {
        return inputs;
    }

    /** Returns the date of the latest prediction, or 1970 where there was none. */
    Instant lastPrediction() {
        return lastPrediction;
    }

    /** Reads on; forgets what has been judged, by whomever. */
    void advance(Progress progress) {
        position = Math.max(position, progress.position());
        List<StoredLogEntry> batch;
        do {
            batch = records.read(key.predictions(), position, BATCH);
            for (StoredLogEntry entry : batch) {
                add(entry, progress);
                position = entry.position();
            }
        } while (!batch.isEmpty());
        forget(progress);
    }

    private void add(StoredLogEntry stored, Progress progress) {
        Observation observation = Observation.read(stored.entry());
        lastPrediction = lastPrediction.isAfter(observation.at()) ? lastPrediction : observation.at();
        Cell error = new Cell(spec.window().around(observation.at()), observation.version());
        if (error.window().to().isAfter(progress.errorUntil())) {
            errors.computeIfAbsent(error, c -> new ErrorCell()).add(observation);
            firstPositions.putIfAbsent(error, stored.position());
        }
        Cell drift = new Cell(spec.driftWindow().around(observation.at()), observation.version());
        if (!spec.driftChecks().isEmpty() && drift.window().to().isAfter(progress.driftUntil())) {
            inputs.computeIfAbsent(drift, this::profiler).ifPresent(p -> p.add(observation.into(row)));
            firstPositions.putIfAbsent(drift, stored.position());
        }
    }

    /** A window is profiled on the bins of the reference of its season; without one of the same columns it cannot be compared. */
    private Optional<Profiler> profiler(Cell cell) {
        return reference(cell).map(Profiler::against);
    }

    Optional<Profile> reference(Cell cell) {
        String segment = spec.season().segment(cell.window().from());
        return Optional.ofNullable(references
                        .computeIfAbsent(cell.version(), this::referencesOf)
                        .get(segment))
                .filter(profile -> profile.schema().equals(spec.schema()));
    }

    private Map<String, Profile> referencesOf(int version) {
        return version(version).map(versions::references).orElse(Map.of());
    }

    Optional<ModelVersion> version(int version) {
        return versions.find(key.model(), version);
    }

    private void forget(Progress progress) {
        errors.keySet().removeIf(cell -> !cell.window().to().isAfter(progress.errorUntil()));
        inputs.keySet().removeIf(cell -> !cell.window().to().isAfter(progress.driftUntil()));
        firstPositions.keySet().retainAll(open());
    }

    private Set<Cell> open() {
        Set<Cell> open = new HashSet<>(errors.keySet());
        open.addAll(inputs.keySet());
        return open;
    }

    /** Returns the place in the log behind which the open windows begin, once those that end by the two times are judged. */
    long positionAfter(Instant errorUntil, Instant driftUntil) {
        long first = position + 1;
        for (Cell cell : firstPositions.keySet()) {
            boolean isErrorOpen = errors.containsKey(cell) && cell.window().to().isAfter(errorUntil);
            boolean isDriftOpen = inputs.containsKey(cell) && cell.window().to().isAfter(driftUntil);
            if (isErrorOpen || isDriftOpen) {
                first = Math.min(first, firstPositions.getOrDefault(cell, first));
            }
        }
        return first - 1;
    }

    static Instant laterOf(Instant until, Window window) {
        return window.to().isAfter(until) ? window.to() : until;
    }
}
