package io.mlops.core.governance;

import io.mlops.artifact.Digest;
import io.mlops.core.action.Change;
import io.mlops.core.action.PolicyInForce;
import io.mlops.core.approval.ApprovalRecords;
import io.mlops.error.InvalidInputException;
import io.mlops.event.PolicyEnforced;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.ApprovalSubject;
import io.mlops.governance.Policy;
import io.mlops.governance.Principal;
import io.mlops.governance.Resource;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.Rationale;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one principal does with the policy. Immutable, thread-safe. */
record PolicyChanges(GovernanceParts parts, Principal principal) {
    void enforce(Policy policy) {
        if (current().filter(policy::equals).isPresent()) {
            return;
        }
        parts.actions().perform(() -> {
            PolicyInForce inForce = parts.judge().inForce();
            Action action = action(ActionType.POLICY_ENFORCE, inForce.policy(), policy);
            check(action, policy);
            return new Change(
                    action,
                    List.of(inForce.expectation()),
                    List.of(PolicyInForce.enforcement(policy), PolicyInForce.archive(policy)),
                    done -> List.of(new PolicyEnforced(parts.origin(principal), policy)));
        });
        // What goes on in this process is judged again at once.
        parts.judge().inForce();
    }

    ApprovalRequest request(Policy policy, String reason) {
        check(action(ActionType.APPROVAL_REQUEST, current(), policy), policy);
        String id = ApprovalRecords.newId("", 0, parts.now());
        Approvals approvals = new Approvals(parts, principal);
        return approvals.make(
                ActionType.APPROVAL_REQUEST,
                List.of(PolicyInForce.archive(policy)),
                inForce ->
                        approvals.request(id, subject(policy, inForce), ApprovalStatus.PENDING, Rationale.of(reason)));
    }

    private ApprovalSubject subject(Policy policy, PolicyInForce inForce) {
        return new ApprovalSubject(
                "",
                0,
                policy.digest(),
                ApprovalTarget.POLICY,
                inForce.policy().map(Policy::digest),
                new Subjects(parts).terms(inForce, "", ApprovalTarget.POLICY),
                Map.of());
    }

    Optional<Policy> current() {
        parts.records();
        return parts.judge().inForce().policy();
    }

    Optional<Policy> find(Digest digest) {
        return PolicyInForce.find(parts.records(), digest);
    }

    private Action action(ActionType type, Optional<Policy> before, Policy after) {
        return new Action(
                type,
                principal,
                Resource.of(Resource.Type.POLICY, ""),
                before.map(PolicyChanges::fields).orElse(Map.of()),
                fields(after),
                "");
    }

    private static Map<String, String> fields(Policy policy) {
        return Map.of("engine", policy.engine(), "digest", policy.digest().hex());
    }

    /** A policy that no engine understands is bad input, and an attempt that the audit log must show. */
    private void check(Action action, Policy policy) {
        try {
            parts.judge()
                    .engine(policy)
                    .orElseThrow(() -> new InvalidInputException(
                            "policy.engine",
                            "must be the name of a configured engine",
                            policy.engine(),
                            "give the engine to the builder"))
                    .check(policy.document());
        } catch (InvalidInputException e) {
            e.addSuppressed(parts.actions().refuse(action, "unknown-policy", "no engine understands it"));
            throw e;
        }
    }
}
