package io.mlops.core.policy;

import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.Decision;
import io.mlops.governance.Facts;
import io.mlops.governance.GovernanceHook;
import java.util.List;

/** Refuses to load a version by an alias whose approval was revoked, under any policy and under none. Stateless. */
public final class RevokedApprovals implements GovernanceHook {
    private static final String RULE = "approval-revoked";

    /** Makes the hook. */
    public RevokedApprovals() {}

    @Override
    public String name() {
        return RULE;
    }

    @Override
    public Decision before(Action action, Facts facts) {
        if (action.type() != ActionType.MODEL_LOAD || action.resource().alias().isEmpty()) {
            return new Decision(Decision.Outcome.ALLOW, List.of(), "");
        }
        List<ApprovalStatus> found =
                facts.approvals().stream().map(ApprovalRequest::status).toList();
        boolean isApproved = found.contains(ApprovalStatus.APPROVED) || found.contains(ApprovalStatus.USED);
        return found.contains(ApprovalStatus.REVOKED) && !isApproved
                ? Decision.deny(RULE, "the approval was revoked; move the alias to an approved version")
                : new Decision(Decision.Outcome.ALLOW, List.of(), "");
    }
}
