package io.mlops.core.action;

import io.mlops.error.ConflictException;
import io.mlops.error.PolicyViolationException;
import io.mlops.governance.Action;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.Decision;
import io.mlops.governance.Resource;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Carries out changes: each is judged, committed with its audit entry, and told of. Every mutating call of the SDK passes through here. Thread-safe. */
public final class Actions {
    /** How long a change is planned, judged and tried again before its conflict is the caller's. Of many that want the next version of one model, one is served by each commit. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** So often also where the judges are slow. */
    private static final int MIN_ATTEMPTS = 8;

    private final Judge judge;
    private final Ledger ledger;
    private final Committer committer;

    /**
     * Joins the parts.
     *
     * @param judge asks policy and hooks
     * @param ledger adds audit entries
     * @param committer commits and tells
     */
    public Actions(Judge judge, Ledger ledger, Committer committer) {
        this.judge = judge;
        this.ledger = ledger;
        this.committer = committer;
    }

    /**
     * Carries out one change.
     *
     * @param planner makes the plan from what the store says now; asked again where an expectation was lost
     * @return what the store assigned to the writes of the plan, in their order
     * @throws PolicyViolationException if it is denied
     * @throws io.mlops.error.ApprovalRequiredException if an approval is missing
     * @throws ConflictException if expectations were lost too often
     */
    public CommitResult perform(Supplier<Change> planner) {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            Change change = planner.get();
            ActionFacts facts = judge.facts(change.action());
            Decision decision = judged(change.action(), facts);
            Judged judged = new Judged(facts.expectations(), facts.sideWrites());
            try {
                CommitResult result = committer.commit(change, ledger.entry(change.action(), decision), judged);
                judge.after(change.action());
                return result;
            } catch (ConflictException e) {
                List<Expectation> relied = new ArrayList<>(change.expectations());
                relied.addAll(judged.expectations());
                boolean isHopeless = attempt >= MIN_ATTEMPTS && System.nanoTime() - start > PATIENCE_NANOS;
                if (isHopeless || relied.isEmpty()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Carries out the first change of a work that goes on, a run's or a purge's, whose later steps are judged only when the policy has changed.
     *
     * @param planner as in {@link #perform}
     * @return the permit of the work
     */
    public Permit begin(Supplier<Change> planner) {
        long revision = judge.policyRevision();
        Action[] begun = new Action[1];
        CommitResult result = perform(() -> {
            Change change = planner.get();
            begun[0] = change.action();
            return change;
        });
        return new Permit(this, begun[0], result, revision);
    }

    /**
     * Commits the last change of a work: audited and not judged, as a policy can forbid to go on, not to stop.
     *
     * @param last the change
     * @throws ConflictException if an expectation of the change is lost
     */
    public void end(Change last) {
        committer.commit(last, ledger.entry(last.action(), Decision.allow("end")), Judged.NOTHING);
    }

    /** Judges a work that goes on again. */
    void confirm(Action action) {
        judged(action, judge.facts(action));
    }

    long policyRevision() {
        return judge.policyRevision();
    }

    /**
     * Refuses to load a version whose approval was revoked.
     *
     * @param version which version
     * @param alias the alias that led to it; empty where none did
     * @throws PolicyViolationException if an approval of this version for this alias was revoked and no other holds
     */
    public void checkLoad(ModelVersion version, Optional<String> alias) {
        if (alias.isEmpty()) {
            return;
        }
        Resource target = Resource.alias(version.name(), alias.get(), version.version());
        List<ApprovalStatus> found = judge.approvals(target).stream()
                .map(stored -> stored.request().status())
                .toList();
        boolean isApproved = found.contains(ApprovalStatus.APPROVED) || found.contains(ApprovalStatus.USED);
        if (found.contains(ApprovalStatus.REVOKED) && !isApproved) {
            throw new PolicyViolationException(
                    "The approval of %s for the alias %s was revoked; move the alias to an approved version"
                            .formatted(version.uri(), alias.get()));
        }
    }

    /**
     * Audits that an action is refused by a rule that is not the policy's.
     *
     * @param action what somebody wanted
     * @param rule the id of the rule
     * @param reason why, as a sentence for people
     * @return what the caller throws
     */
    public PolicyViolationException refuse(Action action, String rule, String reason) {
        Decision decision = Decision.deny(rule, reason);
        ledger.recordRefusal(action, decision);
        return new PolicyViolationException(Judge.message(action, decision));
    }

    private Decision judged(Action action, ActionFacts facts) {
        Decision decision = judge.before(action, facts);
        if (decision.outcome() != Decision.Outcome.ALLOW) {
            ledger.recordRefusal(action, decision);
            throw Judge.refusal(action, decision);
        }
        return decision;
    }
}
