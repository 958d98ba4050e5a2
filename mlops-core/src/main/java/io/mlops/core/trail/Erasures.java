package io.mlops.core.trail;

import io.mlops.core.action.Actions;
import io.mlops.core.action.AuditLeaves;
import io.mlops.core.action.Change;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Principal;
import io.mlops.governance.Resource;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.commit.RecordWrite;
import java.util.List;
import java.util.Map;

/** Erases what stands behind entries: each erasure is itself an action, judged and audited. Thread-safe. */
final class Erasures {
    private final RecordStore records;
    private final AuditLeaves leaves;
    private final Actions actions;

    Erasures(RecordStore records, AuditLeaves leaves, Actions actions) {
        this.records = records;
        this.leaves = leaves;
        this.actions = actions;
    }

    void texts(Principal principal, long index, String reason) {
        actions.perform(() -> {
            List<StoredAuditLeaf> found = records.auditLeaves(index, 1);
            RecordWrite write = found.stream()
                    .filter(stored -> stored.index() == index)
                    .flatMap(stored -> leaves.textErasure(stored.leaf()).stream())
                    .findFirst()
                    .orElseThrow(() -> new NotFoundException(
                            "Audit entry " + index + " has no texts that could be erased, or does not exist"));
            return change(principal, Map.of("entry", Long.toString(index)), reason, write);
        });
    }

    void name(Principal principal, String erased, String reason) {
        actions.perform(() -> {
            Map.Entry<String, RecordWrite> erasure = leaves.nameErasure(erased)
                    .orElseThrow(() -> new NotFoundException("The audit log knows no principal " + Quoted.of(erased)));
            return change(principal, Map.of("digest", erasure.getKey()), reason, erasure.getValue());
        });
        leaves.forget(erased);
    }

    private static Change change(Principal principal, Map<String, String> what, String reason, RecordWrite write) {
        Action action = new Action(
                ActionType.AUDIT_ERASE, principal, Resource.of(Resource.Type.STORE, ""), Map.of(), what, reason);
        return new Change(action, List.of(), List.of(write), done -> List.of());
    }
}
