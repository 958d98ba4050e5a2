package io.mlops.core.governance;

import io.mlops.core.action.PolicyInForce;
import io.mlops.core.approval.VoteRules;
import io.mlops.governance.ActionType;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.ApprovalVote;
import io.mlops.governance.Principal;
import io.mlops.governance.approval.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides on requests for one principal. Immutable, thread-safe. */
record Votes(GovernanceParts parts, Principal principal, Approvals approvals) {
    ApprovalRequest decide(ActionType type, String id, String comment) {
        return approvals.change(type, id, comment, current -> {
            approvals.requireStatus(type, current, ApprovalStatus.PENDING);
            requireFourEyes(type, current);
            PolicyInForce inForce = parts.judge().inForce();
            requireUnchanged(type, current, inForce);
            return voted(current, inForce, type == ActionType.APPROVAL_APPROVE, comment);
        });
    }

    private void requireFourEyes(ActionType type, ApprovalRequest request) {
        Optional<VoteRules.Obstacle> obstacle =
                VoteRules.find(principal, request, new Subjects(parts).authors(request.subject()));
        if (obstacle.isPresent()) {
            throw approvals.refused(
                    type, request, obstacle.get().rule(), obstacle.get().reason());
        }
    }

    private void requireUnchanged(ActionType type, ApprovalRequest request, PolicyInForce inForce) {
        Optional<String> changed = new Subjects(parts).changed(request.subject(), inForce);
        if (changed.isPresent()) {
            throw approvals.refused(
                    type,
                    request,
                    changed.get(),
                    "what the request binds has changed since it was made, which voids it; request a new approval");
        }
    }

    private ApprovalRequest voted(ApprovalRequest current, PolicyInForce inForce, boolean isApproval, String comment) {
        Set<Role> roles = new Subjects(parts).roles(inForce, principal.id(), current.subject());
        List<ApprovalVote> votes = new ArrayList<>(current.votes());
        votes.add(new ApprovalVote(principal.id(), principal.accountable(), isApproval, comment, roles, parts.now()));
        return new ApprovalRequest(
                current.id(),
                current.subject(),
                isApproval ? afterApproval(current, votes) : ApprovalStatus.REJECTED,
                current.requester(),
                current.rationale(),
                votes,
                current.expiresAt());
    }

    private static ApprovalStatus afterApproval(ApprovalRequest current, List<ApprovalVote> votes) {
        Map<String, Set<Role>> approvers = new HashMap<>();
        votes.forEach(vote -> approvers.put(vote.accountable(), vote.roles()));
        boolean isComplete = current.subject().terms().quorum().isMetBy(approvers);
        return isComplete ? ApprovalStatus.APPROVED : ApprovalStatus.PENDING;
    }
}
