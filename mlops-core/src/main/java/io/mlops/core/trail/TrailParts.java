package io.mlops.core.trail;

import io.mlops.core.action.Actions;
import io.mlops.core.action.AuditLeaves;
import io.mlops.core.audit.Auditing;
import io.mlops.governance.Principal;
import io.mlops.spi.RecordStore;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the audit trail works with; shared by the views of all principals. Thread-safe. */
public final class TrailParts {
    private static final Logger LOG = LoggerFactory.getLogger(TrailParts.class);

    final RecordStore records;
    final AuditLeaves leaves;
    final Auditing auditing;
    final KeptCheckpoints kept;
    final SigningKeys keys;
    final Erasures erasures;

    /**
     * Joins the parts.
     *
     * @param records where the log is
     * @param leaves reads entries
     * @param auditing who signs, and what keeps checkpoints
     * @param writer appends
     */
    public TrailParts(RecordStore records, AuditLeaves leaves, Auditing auditing, Writer writer) {
        this.records = records;
        this.leaves = leaves;
        this.auditing = auditing;
        this.kept = new KeptCheckpoints(records, writer.id(), writer.clock());
        this.keys = new SigningKeys(records, writer.actions());
        this.erasures = new Erasures(records, leaves, writer.actions());
    }

    /**
     * Makes a checkpoint if there is a signer or an anchor, and the log has grown. What fails is told to the program's log alone, as nothing of the store is lost.
     *
     * @param owner who ends the instance
     */
    public void checkpointAtTheEnd(Principal owner) {
        if (auditing.signer().isEmpty() && auditing.anchors().isEmpty()) {
            return;
        }
        try {
            long size = records.auditFrontier().size();
            boolean isCovered = kept.all().stream().anyMatch(checkpoint -> checkpoint.size() == size);
            if (size > 0 && !isCovered) {
                new StoreAuditTrail(this, owner).checkpoint();
            }
        } catch (RuntimeException e) {
            LOG.warn("No checkpoint of the audit log could be made at the end", e);
        }
    }

    /**
     * How things are appended. Immutable.
     *
     * @param actions carries out changes
     * @param id names this opening
     * @param clock the time
     */
    public record Writer(Actions actions, String id, Clock clock) {}
}
