package io.mlops.core.governance;

import io.mlops.artifact.Digest;
import io.mlops.core.approval.ApprovalRecords;
import io.mlops.core.approval.StoredApproval;
import io.mlops.core.check.Ids;
import io.mlops.core.check.Names;
import io.mlops.core.trail.StoreAuditTrail;
import io.mlops.error.PolicyViolationException;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.Credential;
import io.mlops.governance.Governance;
import io.mlops.governance.Lineage;
import io.mlops.governance.Policy;
import io.mlops.governance.Principal;
import io.mlops.governance.Resource;
import io.mlops.governance.approval.ApprovalProposal;
import io.mlops.governance.audit.AuditTrail;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Governance for what one principal does. Thread-safe. */
public final class PrincipalGovernance implements Governance {
    private final GovernanceParts parts;
    private final Principal principal;
    private final PolicyChanges policies;
    private final Approvals approvals;
    private final Votes votes;

    /**
     * Binds a principal.
     *
     * @param parts shared by all principals
     * @param principal who acts
     */
    public PrincipalGovernance(GovernanceParts parts, Principal principal) {
        this.parts = parts;
        this.principal = principal;
        this.policies = new PolicyChanges(parts, principal);
        this.approvals = new Approvals(parts, principal);
        this.votes = new Votes(parts, principal, approvals);
    }

    @Override
    public void enforce(Policy policy) {
        policies.enforce(policy);
    }

    @Override
    public ApprovalRequest requestPolicy(Policy policy, String reason) {
        return policies.request(policy, reason);
    }

    @Override
    public Optional<Policy> findPolicy(Digest digest) {
        return policies.find(digest);
    }

    @Override
    public Optional<Policy> policy() {
        return policies.current();
    }

    @Override
    public Principal authenticate(Credential credential) {
        try {
            return parts.verified().authenticate(credential);
        } catch (PolicyViolationException e) {
            Resource store = Resource.of(Resource.Type.STORE, "");
            throw parts.actions()
                    .refuse(
                            new Action(ActionType.PRINCIPAL_AUTHENTICATE, principal, store, Map.of(), Map.of(), ""),
                            "unverified",
                            Objects.requireNonNullElse(e.getMessage(), "the credential proves nothing"));
        }
    }

    @Override
    public ApprovalRequest requestApproval(ApprovalProposal proposal) {
        parts.records();
        return approvals.make(proposal, ApprovalStatus.PENDING);
    }

    @Override
    public ApprovalRequest draftApproval(ApprovalProposal proposal) {
        parts.records();
        return approvals.make(proposal, ApprovalStatus.DRAFT);
    }

    @Override
    public ApprovalRequest submit(ApprovalRequest draft) {
        return approvals.submit(draft.id());
    }

    @Override
    public ApprovalRequest approve(ApprovalRequest request, String comment) {
        return votes.decide(ActionType.APPROVAL_APPROVE, request.id(), comment);
    }

    @Override
    public ApprovalRequest reject(ApprovalRequest request, String comment) {
        return votes.decide(ActionType.APPROVAL_REJECT, request.id(), comment);
    }

    @Override
    public ApprovalRequest withdraw(ApprovalRequest request, String comment) {
        return approvals.withdraw(request.id(), comment);
    }

    @Override
    public ApprovalRequest revoke(ApprovalRequest request, String reason) {
        return approvals.revoke(request.id(), reason);
    }

    @Override
    public Optional<ApprovalRequest> findApproval(String id) {
        return new ApprovalRecords(parts.records())
                .find(Ids.approval(id), parts.now())
                .map(StoredApproval::request);
    }

    @Override
    public Page<ApprovalRequest> approvals(String model, PageRequest page) {
        return new ApprovalRecords(parts.records())
                .list(Names.modelOrAll(model), page, parts.now())
                .map(StoredApproval::request);
    }

    @Override
    public AuditTrail audit() {
        parts.records();
        return new StoreAuditTrail(parts.trail().orElseThrow(), principal);
    }

    @Override
    public Lineage lineage(ModelVersion version) {
        return LineageReader.of(parts.facts(), version);
    }

    @Override
    public Optional<AliasState> whoWasChampion(String model, String alias, Instant at) {
        Names.model(model);
        Names.alias(alias);
        return parts.facts().registry().stream()
                .flatMap(r -> r.aliasHistory(model, alias).stream())
                .filter(state -> !state.since().isAfter(at))
                .findFirst()
                .filter(state -> state.version() > 0);
    }
}
