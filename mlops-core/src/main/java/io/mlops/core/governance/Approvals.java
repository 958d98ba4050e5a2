package io.mlops.core.governance;

import io.mlops.core.action.Change;
import io.mlops.core.action.PolicyInForce;
import io.mlops.core.approval.ApprovalRecords;
import io.mlops.core.approval.StoredApproval;
import io.mlops.core.check.Ids;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.error.PolicyViolationException;
import io.mlops.error.Quoted;
import io.mlops.event.ApprovalChanged;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.ApprovalSubject;
import io.mlops.governance.Principal;
import io.mlops.governance.Resource;
import io.mlops.governance.approval.ApprovalProposal;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.Rationale;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.commit.RecordWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What one principal does with approval requests, up to the decision. Each step is an action of its own, judged and audited like any other. Thread-safe. */
final class Approvals {
    private final GovernanceParts parts;
    private final Principal principal;
    private final Subjects subjects;

    Approvals(GovernanceParts parts, Principal principal) {
        this.parts = parts;
        this.principal = principal;
        this.subjects = new Subjects(parts);
    }

    /** Makes a request, PENDING or as a DRAFT. */
    ApprovalRequest make(ApprovalProposal proposal, ApprovalStatus status) {
        ModelVersion version = proposal.version();
        subjects.checkEvidence(version, proposal.evidence());
        String id = ApprovalRecords.newId(version.name(), version.version(), parts.now());
        ActionType type = status == ApprovalStatus.DRAFT ? ActionType.APPROVAL_DRAFT : ActionType.APPROVAL_REQUEST;
        return make(
                type, List.of(), inForce -> request(id, subjects.of(proposal, inForce), status, proposal.rationale()));
    }

    /**
     * Makes a request that binds the policy in force when it is committed.
     *
     * @param beside what is written with it
     * @param made makes the request under a policy
     */
    ApprovalRequest make(ActionType type, List<RecordWrite> beside, Function<PolicyInForce, ApprovalRequest> made) {
        ApprovalRequest[] result = new ApprovalRequest[1];
        parts.actions().perform(() -> {
            PolicyInForce inForce = parts.judge().inForce();
            ApprovalRequest request = made.apply(inForce);
            result[0] = request;
            List<RecordWrite> writes = new ArrayList<>(beside);
            writes.add(StoredApproval.write(request));
            return new Change(
                    action(type, Optional.empty(), request, request.reason()),
                    List.of(inForce.expectation()),
                    List.copyOf(writes),
                    done -> List.of(new ApprovalChanged(parts.origin(principal), request)));
        });
        return result[0];
    }

    ApprovalRequest request(String id, ApprovalSubject subject, ApprovalStatus status, Rationale rationale) {
        Instant expiresAt = parts.now().plus(subject.terms().decideWithin());
        return new ApprovalRequest(id, subject, status, principal.accountable(), rationale, List.of(), expiresAt);
    }

    /** Hands a draft in, under the policy in force now. */
    ApprovalRequest submit(String id) {
        return change(ActionType.APPROVAL_REQUEST, id, "", draft -> {
            requireStatus(ActionType.APPROVAL_REQUEST, draft, ApprovalStatus.DRAFT);
            requireRequester(ActionType.APPROVAL_REQUEST, draft);
            ApprovalSubject subject =
                    subjects.again(draft.subject(), parts.judge().inForce());
            return request(id, subject, ApprovalStatus.PENDING, draft.rationale());
        });
    }

    ApprovalRequest withdraw(String id, String comment) {
        return change(ActionType.APPROVAL_WITHDRAW, id, comment, current -> {
            requireStatus(
                    ActionType.APPROVAL_WITHDRAW,
                    current,
                    ApprovalStatus.DRAFT,
                    ApprovalStatus.PENDING,
                    ApprovalStatus.APPROVED);
            requireRequester(ActionType.APPROVAL_WITHDRAW, current);
            return current.with(ApprovalStatus.WITHDRAWN);
        });
    }

    ApprovalRequest revoke(String id, String reason) {
        return change(ActionType.APPROVAL_REVOKE, id, reason, current -> {
            requireStatus(ActionType.APPROVAL_REVOKE, current, ApprovalStatus.APPROVED, ApprovalStatus.USED);
            return current.with(ApprovalStatus.REVOKED);
        });
    }

    /**
     * Changes a request by compare-and-set, judged and audited.
     *
     * @param type what is done
     * @param id which request
     * @param reason why, for the audit log
     * @param step the request as it is to be; throws where the step is not allowed
     */
    ApprovalRequest change(ActionType type, String id, String reason, Function<ApprovalRequest, ApprovalRequest> step) {
        Ids.approval(id);
        Rationale.of(reason);
        ApprovalRequest[] result = new ApprovalRequest[1];
        parts.actions().perform(() -> {
            StoredApproval stored = new ApprovalRecords(parts.records())
                    .find(id, parts.now())
                    .orElseThrow(() -> new NotFoundException("There is no approval request " + Quoted.of(id)));
            if (stored.isLapsed()) {
                parts.actions().expire(principal, stored);
            }
            ApprovalRequest next = step.apply(stored.request());
            result[0] = next;
            return new Change(
                    action(type, Optional.of(stored.request().status()), next, reason),
                    List.of(stored.expectation()),
                    List.of(StoredApproval.write(next)),
                    done -> List.of(new ApprovalChanged(parts.origin(principal), next)));
        });
        return result[0];
    }

    private void requireRequester(ActionType type, ApprovalRequest request) {
        if (!principal.accountable().equals(request.requester())) {
            throw refused(type, request, "requester-only", "the requester alone does this with a request");
        }
    }

    void requireStatus(ActionType type, ApprovalRequest request, ApprovalStatus... allowed) {
        if (!List.of(allowed).contains(request.status())) {
            boolean isExpired = request.status() == ApprovalStatus.EXPIRED;
            String reason = "approval request %s is %s%s, not %s; request a new approval"
                    .formatted(
                            Quoted.of(request.id()),
                            request.status(),
                            isExpired ? " since " + request.expiresAt() : "",
                            List.of(allowed));
            PolicyViolationException refusal =
                    refused(type, request, isExpired ? "approval-expired" : "approval-status", reason);
            throw new ConflictException(Objects.requireNonNullElse(refusal.getMessage(), reason));
        }
    }

    /** A step that the rules of approvals forbid is refused and audited like one that the policy denies. */
    PolicyViolationException refused(ActionType type, ApprovalRequest request, String rule, String reason) {
        return parts.actions().refuse(action(type, Optional.of(request.status()), request, ""), rule, reason);
    }

    private Action action(ActionType type, Optional<ApprovalStatus> before, ApprovalRequest request, String reason) {
        ApprovalSubject subject = request.subject();
        Map<String, String> after = new HashMap<>();
        after.put("digest", subject.digest().hex());
        after.put("status", request.status().name());
        if (subject.target().kind() != ApprovalTarget.Kind.POLICY) {
            boolean isAlias = subject.target().kind() == ApprovalTarget.Kind.ALIAS;
            after.put("model", subject.model());
            after.put("version", Integer.toString(subject.version()));
            after.put(isAlias ? "alias" : "environment", subject.target().name());
        }
        Resource resource = Resource.of(Resource.Type.APPROVAL, request.id());
        return new Action(
                type,
                principal,
                resource,
                before.map(status -> Map.of("status", status.name())).orElse(Map.of()),
                after,
                reason);
    }
}
