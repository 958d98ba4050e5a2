package io.mlops.core.governance;

import io.mlops.core.action.Actions;
import io.mlops.core.action.ApprovalRecords;
import io.mlops.core.action.Change;
import io.mlops.core.action.PolicyHook;
import io.mlops.core.action.StoredApproval;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.error.Violation;
import io.mlops.event.ApprovalChanged;
import io.mlops.event.EventOrigin;
import io.mlops.event.MlopsEvent;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.ApprovalSubject;
import io.mlops.governance.Policy;
import io.mlops.governance.Principal;
import io.mlops.governance.Resource;
import io.mlops.registry.ModelVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The life of approval requests. Thread-safe. */
final class Approvals {
    private static final Duration VALIDITY = Duration.ofDays(30);
    private static final int MAX_TEXT = 4000;

    private final Actions actions;
    private final ApprovalRecords records;
    private final PolicyHook policy;
    private final Clock clock;

    Approvals(Actions actions, ApprovalRecords records, PolicyHook policy, Clock clock) {
        this.actions = actions;
        this.records = records;
        this.policy = policy;
        this.clock = clock;
    }

    /** A year's requests sort by id as by time: 13 digits of milliseconds since 1970, then what makes it unique. */
    private String newId(Instant now) {
        return "%013d-%s"
                .formatted(now.toEpochMilli(), UUID.randomUUID().toString().substring(0, 8));
    }

    ApprovalRequest request(Principal principal, ModelVersion version, String alias, String reason) {
        checkText("reason", reason);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ApprovalSubject subject = new ApprovalSubject(
                version.name(),
                version.version(),
                version.source()
                        .digest()
                        .orElseThrow(() -> new InvalidInputException(
                                "version",
                                "must have a digest to be approved",
                                version.uri().toString(),
                                "keep its artifacts in a store that computes digests")),
                alias,
                policy.current().map(Policy::digest),
                1);
        ApprovalRequest request = new ApprovalRequest(
                newId(now),
                subject,
                ApprovalStatus.PENDING,
                principal.accountable(),
                reason,
                List.of(),
                now.plus(VALIDITY));
        actions.perform(() -> new Change(
                action(ActionType.APPROVAL_REQUEST, principal, request, reason),
                List.of(),
                List.of(StoredApproval.write(request)),
                done -> told(principal, request)));
        return request;
    }

    /**
     * Changes a request by compare-and-set, judged and audited.
     *
     * @param type what is done
     * @param id which request
     * @param step the request as it is to be; throws where the step is not allowed
     */
    ApprovalRequest change(ActionType type, Principal principal, String id, UnaryOperator<ApprovalRequest> step) {
        ApprovalRequest[] result = new ApprovalRequest[1];
        actions.perform(() -> {
            StoredApproval stored = records.find(id, clock.instant()).orElseThrow(() -> unknown(id));
            ApprovalRequest next = step.apply(stored.request());
            result[0] = next;
            return new Change(
                    action(type, principal, next, ""),
                    List.of(stored.expectation()),
                    List.of(StoredApproval.write(next)),
                    done -> told(principal, next));
        });
        return result[0];
    }

    private List<MlopsEvent> told(Principal principal, ApprovalRequest request) {
        return List.of(new ApprovalChanged(new EventOrigin(clock.instant(), principal.id(), false), request));
    }

    static ApprovalRequest requireStatus(ApprovalRequest request, ApprovalStatus... allowed) {
        if (!List.of(allowed).contains(request.status())) {
            throw new ConflictException("Approval request %s is %s, not %s; request a new approval"
                    .formatted(request.id(), request.status(), List.of(allowed)));
        }
        return request;
    }

    static void checkText(String field, String text) {
        if (text.codePointCount(0, text.length()) > MAX_TEXT || text.indexOf('\0') >= 0) {
            throw new InvalidInputException(new Violation(
                    field,
                    "must have at most " + MAX_TEXT + " code points and no U+0000",
                    Integer.toString(MAX_TEXT),
                    text.length() + " characters",
                    "link to the rest"));
        }
    }

    private static Action action(ActionType type, Principal principal, ApprovalRequest request, String reason) {
        ApprovalSubject subject = request.subject();
        Resource resource = new Resource(Resource.Type.APPROVAL, request.id(), 0, "");
        Map<String, String> after = Map.of(
                "model", subject.model(),
                "version", Integer.toString(subject.version()),
                "alias", subject.alias(),
                "digest", subject.digest().hex(),
                "status", request.status().name());
        return new Action(type, principal, resource, Map.of(), after, reason);
    }

    static NotFoundException unknown(String id) {
        return new NotFoundException("There is no approval request " + Quoted.of(id));
    }
}
