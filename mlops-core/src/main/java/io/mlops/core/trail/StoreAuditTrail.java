package io.mlops.core.trail;

import io.mlops.core.action.AuditLeaves;
import io.mlops.core.merkle.LogCheck;
import io.mlops.error.InvalidInputException;
import io.mlops.error.Violation;
import io.mlops.governance.audit.AuditEntry;
import io.mlops.governance.audit.AuditTrail;
import io.mlops.governance.audit.AuditVerification;
import io.mlops.page.PageRequest;
import io.mlops.spi.RecordStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The audit log of a store that keeps records. Thread-safe. */
public final class StoreAuditTrail implements AuditTrail {
    private final RecordStore records;
    private final AuditLeaves leaves;

    /**
     * Joins the parts.
     *
     * @param records where the log is
     * @param leaves reads entries
     */
    public StoreAuditTrail(RecordStore records, AuditLeaves leaves) {
        this.records = records;
        this.leaves = leaves;
    }

    @Override
    public List<AuditEntry> entries(long from, int max) {
        if (from < 0 || max < 1 || max > PageRequest.MAX_RESULTS) {
            throw new InvalidInputException(new Violation(
                    "audit range",
                    "must begin at 0 or later and have 1 to " + PageRequest.MAX_RESULTS + " entries",
                    Integer.toString(PageRequest.MAX_RESULTS),
                    from + "+" + max,
                    "read several parts"));
        }
        return leaves.read(from, records.auditLeaves(from, max));
    }

    @Override
    public AuditVerification verify() {
        LogCheck check = AuditCheck.of(records, Set.of());
        Optional<LogCheck.Finding> finding = check.finding();
        return new AuditVerification(
                finding.isPresent() ? AuditVerification.Status.ALTERED : AuditVerification.Status.INTACT,
                check.size(),
                check.root(),
                finding.map(found -> OptionalLong.of(found.index())).orElse(OptionalLong.empty()),
                0,
                Optional.empty(),
                finding.map(found -> "The log was altered: " + found.problem() + ".")
                        .orElse(
                                "All " + check.size() + " entries are as they were written; their tree has the root "
                                        + check.root()
                                        + ". The log is not signed and not anchored: who can write the whole store could replace all of it."));
    }
}
