package io.mlops.core;

import io.mlops.core.action.Acting;
import io.mlops.core.action.Change;
import io.mlops.core.action.Permit;
import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.core.store.Stores;
import io.mlops.governance.ActionType;
import io.mlops.governance.Resource;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.tracking.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Frees what was deleted: rows first, then the files of runs that are gone, then content that nothing refers to. Audited before and after, as no store does it in one commit. Immutable.
 *
 * <p>Which runs may go is noted before: once its row is gone nobody knows a run's files any more, so that a purge which dies between leaves its note to the next.
 */
record Purge(Stores stores, Acting acting) {
    private static final String KIND = "purge";
    private static final String ID = "runs";

    /** Stores keep milliseconds: a time beyond what these hold is the last or the first that they do. */
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);

    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    long run(Instant time) {
        Instant olderThan = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        Map<String, String> intent = Map.of("olderThan", olderThan.toString());
        Permit permit = acting.actions().begin(() -> change(intent));
        Set<String> noted = new HashSet<>(noted());
        noted.addAll(deleted());
        if (!noted.isEmpty()) {
            commit(new RecordWrite.Put(KIND, ID, CanonicalJson.write(Map.of("runs", List.copyOf(noted)))));
        }
        Set<String> gone = new HashSet<>(stores.runs().purge(olderThan));
        noted.stream().filter(id -> stores.runs().findRun(id).isEmpty()).forEach(gone::add);
        ArtifactStore artifacts = stores.artifacts();
        gone.forEach(artifacts::deleteAll);
        if (!noted.isEmpty()) {
            commit(new RecordWrite.Delete(KIND, ID));
        }
        long freed = artifacts.sweep(olderThan);
        permit.end(change(Map.of(
                "olderThan", olderThan.toString(),
                "runs", Integer.toString(gone.size()),
                "bytes", Long.toString(freed))));
        return freed;
    }

    private List<String> noted() {
        return stores.governance()
                .records()
                .flatMap(records -> records.find(KIND, ID))
                .map(record ->
                        JsonObject.parse("note of a purge", record.json()).textList("runs"))
                .orElse(List.of());
    }

    private List<String> deleted() {
        SearchQuery query = SearchQuery.all().view(LifecycleView.DELETED_ONLY);
        List<String> ids = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(PageRequest.DEFAULT_RESULTS));
        while (next.isPresent()) {
            PageRequest request = next.get();
            Page<Run> page = stores.runs().searchRuns(List.of(), query.page(request));
            page.items().stream().map(Run::id).forEach(ids::add);
            next = page.nextPageToken().map(request::after);
        }
        return ids;
    }

    /** Without an audit entry: it says nothing that the purge's own do not. */
    private void commit(RecordWrite write) {
        Backend governance = stores.governance();
        if (governance.records().isPresent()) {
            String id = UUID.randomUUID().toString();
            governance.commit(new Commit(id, id, acting.clock().instant(), List.of(), List.of(write), List.of()));
        }
    }

    private Change change(Map<String, String> after) {
        Resource store = Resource.of(Resource.Type.STORE, "");
        return new Change(
                acting.action(ActionType.STORE_PURGE, store, after), List.of(), List.of(), result -> List.of());
    }
}
