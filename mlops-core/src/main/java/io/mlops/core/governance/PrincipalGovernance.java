package io.mlops.core.governance;

import io.mlops.core.action.ApprovalRecords;
import io.mlops.core.action.Change;
import io.mlops.core.action.RulesPolicy;
import io.mlops.core.action.StoredApproval;
import io.mlops.core.trail.StoreAuditTrail;
import io.mlops.error.PolicyViolationException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.event.PolicyEnforced;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.ApprovalSubject;
import io.mlops.governance.ApprovalVote;
import io.mlops.governance.Credential;
import io.mlops.governance.Governance;
import io.mlops.governance.Lineage;
import io.mlops.governance.Policy;
import io.mlops.governance.Principal;
import io.mlops.governance.Resource;
import io.mlops.governance.audit.AuditTrail;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.RecordStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Governance for what one principal does. Thread-safe. */
public final class PrincipalGovernance implements Governance {
    private final GovernanceParts parts;
    private final Principal principal;

    /**
     * Binds a principal.
     *
     * @param parts shared by all principals
     * @param principal who acts
     */
    public PrincipalGovernance(GovernanceParts parts, Principal principal) {
        this.parts = parts;
        this.principal = principal;
    }

    @Override
    public void enforce(Policy policy) {
        records();
        if (parts.policy().current().filter(policy::equals).isPresent()) {
            return;
        }
        parts.actions().perform(() -> {
            Map<String, String> after =
                    Map.of("engine", policy.engine(), "digest", policy.digest().hex());
            Map<String, String> before = parts.policy()
                    .current()
                    .map(p -> Map.of("engine", p.engine(), "digest", p.digest().hex()))
                    .orElse(Map.of());
            Action action = new Action(
                    ActionType.POLICY_ENFORCE, principal, Resource.of(Resource.Type.POLICY, ""), before, after, "");
            return new Change(
                    action,
                    List.of(),
                    List.of(parts.policy().enforcement(policy)),
                    done -> List.of(new PolicyEnforced(parts.origin(principal), policy)));
        });
        parts.policy().refresh();
    }

    @Override
    public Optional<Policy> policy() {
        records();
        return parts.policy().current();
    }

    @Override
    public Principal authenticate(Credential credential) {
        return parts.verified().authenticate(credential);
    }

    @Override
    public ApprovalRequest requestApproval(ModelVersion version, String alias, String reason) {
        return approvals().request(principal, version, alias, reason);
    }

    @Override
    public ApprovalRequest approve(ApprovalRequest request, String comment) {
        return decide(ActionType.APPROVAL_APPROVE, request, true, comment);
    }

    @Override
    public ApprovalRequest reject(ApprovalRequest request, String comment) {
        return decide(ActionType.APPROVAL_REJECT, request, false, comment);
    }

    private ApprovalRequest decide(ActionType type, ApprovalRequest request, boolean isApproval, String comment) {
        Approvals.checkText("comment", comment);
        return change(type, request, current -> {
            Approvals.requireStatus(current, ApprovalStatus.PENDING);
            RulesPolicy.obstacle(principal, parts.verified().contains(principal), current, authors(current.subject()))
                    .ifPresent(obstacle -> {
                        throw refused(type, current, obstacle);
                    });
            return voted(current, isApproval, comment);
        });
    }

    private ApprovalRequest voted(ApprovalRequest current, boolean isApproval, String comment) {
        List<ApprovalVote> votes = new ArrayList<>(current.votes());
        votes.add(new ApprovalVote(principal.id(), principal.accountable(), isApproval, comment, now()));
        long approvals = votes.stream().filter(ApprovalVote::isApproval).count();
        ApprovalStatus status = isApproval
                ? approvals >= current.subject().quorum() ? ApprovalStatus.APPROVED : ApprovalStatus.PENDING
                : ApprovalStatus.REJECTED;
        return new ApprovalRequest(
                current.id(),
                current.subject(),
                status,
                current.requester(),
                current.reason(),
                votes,
                current.expiresAt());
    }

    @Override
    public ApprovalRequest withdraw(ApprovalRequest request, String comment) {
        Approvals.checkText("comment", comment);
        return change(ActionType.APPROVAL_WITHDRAW, request, current -> {
            Approvals.requireStatus(current, ApprovalStatus.DRAFT, ApprovalStatus.PENDING, ApprovalStatus.APPROVED);
            if (!principal.accountable().equals(current.requester())) {
                throw refused(ActionType.APPROVAL_WITHDRAW, current, "the requester alone withdraws a request");
            }
            return StoredApproval.withStatus(current, ApprovalStatus.WITHDRAWN);
        });
    }

    @Override
    public ApprovalRequest revoke(ApprovalRequest request, String reason) {
        Approvals.checkText("reason", reason);
        return change(ActionType.APPROVAL_REVOKE, request, current -> {
            Approvals.requireStatus(current, ApprovalStatus.APPROVED, ApprovalStatus.USED);
            return StoredApproval.withStatus(current, ApprovalStatus.REVOKED);
        });
    }

    private ApprovalRequest change(ActionType type, ApprovalRequest request, UnaryOperator<ApprovalRequest> step) {
        return approvals().change(type, principal, request.id(), step);
    }

    /** A step that the rules of approvals forbid is refused and audited like one that the policy denies. */
    private PolicyViolationException refused(ActionType type, ApprovalRequest request, String obstacle) {
        return parts.actions()
                .refuse(
                        new Action(
                                type,
                                principal,
                                Resource.of(Resource.Type.APPROVAL, request.id()),
                                Map.of(),
                                Map.of(),
                                ""),
                        "four-eyes",
                        obstacle);
    }

    private List<String> authors(ApprovalSubject subject) {
        List<String> authors = new ArrayList<>();
        parts.store()
                .registry()
                .flatMap(r -> r.findVersion(subject.model(), subject.version()))
                .ifPresent(version -> {
                    authors.add(version.source().author());
                    parts.store()
                            .runs()
                            .flatMap(r -> r.findRun(version.source().runId()))
                            .flatMap(run -> run.tag("mlflow.user"))
                            .ifPresent(authors::add);
                });
        return authors;
    }

    @Override
    public Optional<ApprovalRequest> findApproval(String id) {
        return new ApprovalRecords(records()).find(id, parts.clock().instant()).map(StoredApproval::request);
    }

    @Override
    public Page<ApprovalRequest> approvals(String model, PageRequest page) {
        Page<StoredApproval> stored =
                new ApprovalRecords(records()).list(page, parts.clock().instant());
        List<ApprovalRequest> items = stored.items().stream()
                .map(StoredApproval::request)
                .filter(r -> model.isEmpty() || r.subject().model().equals(model))
                .toList();
        return new Page<>(items, stored.nextPageToken());
    }

    @Override
    public AuditTrail audit() {
        records();
        return new StoreAuditTrail(parts.trail().orElseThrow(), principal);
    }

    @Override
    public Lineage lineage(ModelVersion version) {
        return LineageReader.of(parts.store(), version);
    }

    @Override
    public Optional<AliasState> aliasAt(String model, String alias, Instant at) {
        return parts.store().registry().stream()
                .flatMap(r -> r.aliasHistory(model, alias).stream())
                .filter(state -> !state.since().isAfter(at))
                .findFirst()
                .filter(state -> state.version() > 0);
    }

    private Approvals approvals() {
        return new Approvals(parts.actions(), new ApprovalRecords(records()), parts.policy(), parts.clock());
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private RecordStore records() {
        return parts.ledger()
                .records()
                .orElseThrow(() -> new UnsupportedCapabilityException(
                        "The store at " + parts.store().location()
                                + " keeps no records; give MlopsSdk.builder().governance(...) a location that does"));
    }
}
