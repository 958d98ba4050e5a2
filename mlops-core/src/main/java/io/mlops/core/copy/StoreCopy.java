package io.mlops.core.copy;

import io.mlops.error.InvalidInputException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Capability;
import io.mlops.tracking.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** A copy of everything in one store into another. For one use by one thread. */
public final class StoreCopy {
    /** Without these, what arrives is not what left. */
    private static final List<Capability> NEEDED = List.of(
            Capability.ATOMIC_COMMIT,
            Capability.COMMIT_DATES,
            Capability.PROPOSED_IDS,
            Capability.LASTING_NUMBERS,
            Capability.ALIAS_HISTORY,
            Capability.REGISTRY_CHANGES);

    private final CopyEnd from;
    private final CopyEnd to;
    private final CopyProgress progress;
    private long done;
    private long all;

    private StoreCopy(CopyEnd from, CopyEnd to, CopyProgress progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /**
     * Copies, and compares what both stores hold then. What is in the target already is not written again, so that a copy that was cut off goes on where it was; nobody else
     * should write to either store meanwhile.
     *
     * @param from the source, which is only read
     * @param to the target: empty, or what an earlier copy of the same source left
     * @param progress learns how far it is
     * @throws InvalidInputException if a location is not understood, or both are one
     * @throws UnsupportedCapabilityException if a store lacks a part, or what keeps ids, dates and numbers as they are
     * @throws io.mlops.error.ConflictException if the target holds something else under the same ids
     * @throws io.mlops.error.BackendException if a store cannot be read or written; run the copy again
     */
    public static CopyReport run(StorePlace from, StorePlace to, CopyProgress progress) {
        if (from.store().equals(to.store())) {
            throw new InvalidInputException(
                    "target", "must be another store than the source", to.toString(), "name an empty one");
        }
        try (CopyEnd source = CopyEnd.open(from);
                CopyEnd target = CopyEnd.open(to)) {
            return new StoreCopy(source, target, progress).run();
        }
    }

    private CopyReport run() {
        for (CopyEnd end : List.of(from, to)) {
            List<Capability> missing = new ArrayList<>(NEEDED);
            missing.removeAll(end.backend().capabilities());
            if (!missing.isEmpty()) {
                throw new UnsupportedCapabilityException("The store at "
                        + end.backend().location() + " cannot be copied from or to, as it lacks " + missing);
            }
        }
        List<String> runs = runIds();
        Map<String, SortedSet<String>> models = RegistryCopy.names(from);
        all = 2L * (runs.size() + models.size() + 2);
        copy(runs, models);
        Fingerprint source = new Fingerprint(from);
        Fingerprint target = new Fingerprint(to);
        compare(List.of(source, target), runs, models);
        return new CopyReport(target.counts(), Fingerprint.differences(source, target));
    }

    /** The ids alone: runs with their data may be larger than the memory. */
    private List<String> runIds() {
        SearchQuery query = SearchQuery.all().view(LifecycleView.ALL);
        List<String> ids = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(CopyEnd.BATCH));
        while (next.isPresent()) {
            PageRequest request = next.get();
            Page<Run> page = from.runs().searchRuns(List.of(), query.page(request));
            page.items().stream().map(Run::id).forEach(ids::add);
            next = page.nextPageToken().map(request::after);
        }
        return ids;
    }

    private void copy(List<String> runIds, Map<String, SortedSet<String>> models) {
        RecordsCopy records = new RecordsCopy(from, to);
        // Before anything is written into a store that is another's.
        records.knownLeaves();
        RunsCopy runs = new RunsCopy(from, to);
        runs.copyExperiments();
        step();
        for (String id : runIds) {
            from.runs().findRun(id).ifPresent(runs::copy);
            step();
        }
        runs.deleteExperiments();
        RegistryCopy registry = new RegistryCopy(from, to);
        models.forEach((name, aliases) -> {
            registry.copy(name, aliases);
            step();
        });
        records.copyRecords();
        records.copyLogs();
        records.copyAudit();
        step();
    }

    private void compare(List<Fingerprint> both, List<String> runIds, Map<String, SortedSet<String>> models) {
        both.forEach(Fingerprint::addExperiments);
        step();
        for (String id : runIds) {
            both.forEach(each -> each.addRun(id));
            step();
        }
        models.forEach((name, aliases) -> {
            both.forEach(each -> each.addModel(name, aliases));
            step();
        });
        both.forEach(Fingerprint::addRecords);
        step();
    }

    private void step() {
        done++;
        progress.at(done, all);
    }
}
