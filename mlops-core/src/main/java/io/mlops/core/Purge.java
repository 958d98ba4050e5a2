package io.mlops.core;

import io.mlops.core.action.Acting;
import io.mlops.core.action.Change;
import io.mlops.core.action.Permit;
import io.mlops.core.store.Stores;
import io.mlops.governance.ActionType;
import io.mlops.governance.Resource;
import io.mlops.spi.ArtifactStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Frees what was deleted: rows first, then the files of runs that are gone, then content that nothing refers to. Audited before and after, as no store does it in one commit. Immutable. */
record Purge(Stores stores, Acting acting) {
    long run(Instant olderThan) {
        Map<String, String> intent = Map.of("olderThan", olderThan.toString());
        Permit permit = acting.actions().begin(() -> change(intent));
        List<String> gone = stores.runs().purge(olderThan);
        ArtifactStore artifacts = stores.artifacts();
        gone.forEach(artifacts::deleteAll);
        long freed = artifacts.sweep(olderThan);
        permit.end(change(Map.of(
                "olderThan", olderThan.toString(),
                "runs", Integer.toString(gone.size()),
                "bytes", Long.toString(freed))));
        return freed;
    }

    private Change change(Map<String, String> after) {
        Resource store = Resource.of(Resource.Type.STORE, "");
        return new Change(
                acting.action(ActionType.STORE_PURGE, store, after), List.of(), List.of(), result -> List.of());
    }
}
