package io.mlops.core.copy;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.error.InvalidInputException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.spi.Capability;
import io.mlops.tracking.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A copy of everything in one store into another. For one use by one thread. */
public final class StoreCopy {
    private final CopyEnd from;
    private final CopyEnd to;
    private final Kept kept;
    private final RunIds ids;
    private final CopyProgress progress;
    private long done;
    private long all;

    private StoreCopy(CopyEnd from, CopyEnd to, CopyProgress progress) {
        this.from = from;
        this.to = to;
        this.kept = Kept.between(from, to);
        this.ids = new RunIds(to);
        this.progress = progress;
    }

    /**
     * Copies, and compares what both stores hold then. What is in the target already is not written again, so that a copy that was cut off goes on where it was; nobody else
     * should write to either store meanwhile. What the target alone holds is left there, and is a difference.
     *
     * @param from the source, which is only read
     * @param to the target: empty, or what an earlier copy of the same source left
     * @param extent whether the target must hold all of it
     * @param progress learns how far it is
     * @throws InvalidInputException if a location is not understood, or both are one
     * @throws UnsupportedCapabilityException if a store has no runs, metrics, registry or files, or if {@link CopyExtent#EVERYTHING} is wanted of a target that cannot hold it;
     *     nothing was written
     * @throws io.mlops.error.ConflictException if the target holds something else under the same ids
     * @throws io.mlops.error.BackendException if a store cannot be read or written; run the copy again
     */
    public static CopyReport run(StorePlace from, StorePlace to, CopyExtent extent, CopyProgress progress) {
        if (from.store().equals(to.store())) {
            throw new InvalidInputException(
                    "target", "must be another store than the source", to.toString(), "name an empty one");
        }
        try (CopyEnd source = CopyEnd.open(from);
                CopyEnd target = CopyEnd.open(to)) {
            return new StoreCopy(source, target, progress).run(extent);
        }
    }

    private CopyReport run(CopyExtent extent) {
        List.of(from, to).forEach(CopyEnd::requireParts);
        List<String> losses = kept.losses(from);
        if (extent == CopyExtent.EVERYTHING && !losses.isEmpty()) {
            throw new UnsupportedCapabilityException("The store at "
                    + to.backend().location() + " cannot hold everything of the one at "
                    + from.backend().location() + ". Left out would be: " + String.join("; ", losses)
                    + ". Copy what fits (CopyExtent.WHAT_FITS, --what-fits), or name another target");
        }
        List<String> runs = from.runIds();
        Map<String, SortedSet<String>> models = RegistryCopy.names(from);
        all = 2L * (runs.size() + models.size() + 2);
        copy(runs, models);
        Fingerprint source = new Fingerprint(from, kept, UnaryOperator.identity());
        Fingerprint target = new Fingerprint(to, kept, ids::inSource);
        compare(source, target, runs, models);
        List<String> differences = new ArrayList<>(Sorts.differences(source.sorts(), target.sorts()));
        differences.addAll(Surplus.sentences(to, ids, Set.copyOf(runs), models));
        return new CopyReport(target.sorts().counts(), differences, losses);
    }

    private void copy(List<String> runIds, Map<String, SortedSet<String>> models) {
        RecordsCopy records = new RecordsCopy(from, to);
        boolean hasRecords = kept.has(Capability.RECORDS);
        if (hasRecords) {
            // Before anything is written into a store that is another's.
            records.knownLeaves();
        }
        RunsCopy runs = new RunsCopy(from, to, kept, ids);
        runs.copyExperiments();
        step();
        for (String id : runIds) {
            from.runs().findRun(id).ifPresent(runs::copy);
            step();
        }
        runs.deleteExperiments();
        RegistryCopy registry = new RegistryCopy(from, to, kept, ids);
        models.forEach((name, aliases) -> {
            registry.copy(name, aliases);
            step();
        });
        if (hasRecords) {
            records.copyRecords();
            records.copyLogs();
            records.copyAudit();
        }
        step();
    }

    private void compare(
            Fingerprint source, Fingerprint target, List<String> runIds, Map<String, SortedSet<String>> models) {
        List<Fingerprint> both = List.of(source, target);
        both.forEach(Fingerprint::addExperiments);
        step();
        for (String id : runIds) {
            Optional<Run> run = from.runs().findRun(id);
            Collection<ArtifactInfo> files = run.map(from::files).orElse(List.of());
            run.ifPresent(found -> source.addRun(found, files));
            ids.find(id).ifPresent(copy -> target.addRun(copy, filesOf(copy, files)));
            step();
        }
        models.forEach((name, aliases) -> {
            both.forEach(each -> each.addModel(name, aliases));
            step();
        });
        both.forEach(Fingerprint::addRecords);
        step();
    }

    /** A store that gives its own ids may put files of its own beside those of a model. */
    private Collection<ArtifactInfo> filesOf(Run copy, Collection<ArtifactInfo> ofSource) {
        Set<ArtifactPath> paths = ofSource.stream().map(ArtifactInfo::path).collect(Collectors.toSet());
        return to.files(copy).stream()
                .filter(file -> ids.areKept() || paths.contains(file.path()))
                .toList();
    }

    private void step() {
        done++;
        progress.at(done, all);
    }
}
