package io.mlops.core.action;

import io.mlops.core.approval.StoredApproval;
import io.mlops.error.ConflictException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.PolicyViolationException;
import io.mlops.event.ApprovalChanged;
import io.mlops.event.EventOrigin;
import io.mlops.event.MlopsEvent;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Decision;
import io.mlops.governance.Principal;
import io.mlops.governance.Resource;
import io.mlops.spi.commit.CommitResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out changes: each is judged, committed with its audit entry, and told of. Every mutating call of the SDK passes through here. Thread-safe. */
public final class Actions {
    private static final Logger LOG = LoggerFactory.getLogger(Actions.class);
    /** How long a change is planned, judged and tried again before its conflict is the caller's. Of many that want the next version of one model, one is served by each commit. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** So often also where the judges are slow. */
    private static final int MIN_ATTEMPTS = 8;
    /** How often an unknown outcome is asked for; the store itself waits each time. */
    private static final int MAX_REPEATS = 3;

    private final Judge judge;
    private final Ledger ledger;
    private final Consumer<List<MlopsEvent>> listeners;
    private final CommitOrder order;
    private final ReentrantLock oneByOne = new ReentrantLock(true);

    /**
     * Joins the parts.
     *
     * @param judge asks policy and hooks
     * @param ledger commits with audit entries
     * @param listeners hears of events, in the order of the commits
     */
    public Actions(Judge judge, Ledger ledger, Consumer<List<MlopsEvent>> listeners) {
        this.judge = judge;
        this.ledger = ledger;
        this.listeners = listeners;
        this.order = new CommitOrder(listeners);
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
            Judged judged = allowed(change.action());
            try {
                CommitResult result = commit(change, judged);
                judge.after(change.action()).forEach(failure -> ledger.recordHookFailure(change.action(), failure));
                return result;
            } catch (ConflictException e) {
                boolean reliesOnNothing =
                        change.expectations().isEmpty() && judged.expectations().isEmpty();
                boolean isHopeless = attempt >= MIN_ATTEMPTS && System.nanoTime() - start > PATIENCE_NANOS;
                if (isHopeless || reliesOnNothing) {
                    throw e;
                }
            }
        }
    }

    private Judged allowed(Action action) {
        Judged judged = judge.judge(action);
        if (!judged.isAllowed()) {
            ledger.recordRefusal(action, judged);
            judged.lapsed().forEach(stored -> expire(action.principal(), stored));
            throw Judge.refusal(action, judged.decision());
        }
        return judged;
    }

    /**
     * Writes down that a request's time is over, which whoever comes upon it does; another who did it first is as good.
     *
     * @param principal who came upon it
     * @param lapsed the request
     */
    public void expire(Principal principal, StoredApproval lapsed) {
        Action action = new Action(
                ActionType.APPROVAL_EXPIRE,
                principal,
                Resource.of(Resource.Type.APPROVAL, lapsed.request().id()),
                Map.of("status", lapsed.written().name()),
                Map.of("status", lapsed.request().status().name()),
                "");
        Change change = new Change(
                action,
                List.of(lapsed.expectation()),
                List.of(StoredApproval.write(lapsed.request())),
                done -> List.of(new ApprovalChanged(
                        new EventOrigin(lapsed.request().expiresAt(), principal.id(), false), lapsed.request())));
        try {
            commit(change, Judged.of(Decision.allow("approval-expired")));
        } catch (ConflictException e) {
            LOG.debug("somebody else has changed an expired request first", e);
        }
    }

    private CommitResult commit(Change change, Judged judged) {
        if (!change.isOrdered()) {
            return commitAndTell(change, judged);
        }
        if (ledger.tellsOrder()) {
            return commitBesideOthers(change, judged);
        }
        oneByOne.lock();
        try {
            return commitAndTell(change, judged);
        } finally {
            oneByOne.unlock();
        }
    }

    private CommitResult commitAndTell(Change change, Judged judged) {
        CommitResult result = commitKnown(change, ledger.entry(change.action(), judged), judged)
                .result();
        listeners.accept(change.committed().apply(result));
        return result;
    }

    private CommitResult commitBesideOthers(Change change, Judged judged) {
        long ticket = order.begin();
        boolean isTold = false;
        try {
            Ledger.Committed done = commitKnown(change, ledger.entry(change.action(), judged), judged);
            List<MlopsEvent> events = change.committed().apply(done.result());
            isTold = true;
            order.committed(ticket, done.position(), events);
            return done.result();
        } finally {
            if (!isTold) {
                order.failed(ticket);
            }
        }
    }

    /** Returns whether somebody must look whether others have moved aliases, as the store does not tell. */
    public boolean mustLookForOthers() {
        return ledger.promotions().isPresent();
    }

    /**
     * Looks at every alias that this SDK has moved or seen.
     *
     * @param look is given model and alias of each
     */
    public void lookAtAliases(BiConsumer<String, String> look) {
        ledger.promotions()
                .ifPresent(promotions -> promotions.all().forEach(known -> look.accept(known.model(), known.alias())));
    }

    /**
     * Compares where an alias stands with where this SDK has put it, and records and tells it once where that was somebody else. Nothing is told of an alias that is seen for the first time,
     * as nobody here knew where it stood.
     *
     * @param model the model's name
     * @param alias the alias
     * @param actual reads where it stands: the version, 0 for nowhere
     * @param event makes the event of a move from one version to another
     */
    public void compare(
            String model, String alias, IntSupplier actual, BiFunction<Integer, Integer, List<MlopsEvent>> event) {
        Optional<Promotions> promotions = ledger.promotions();
        if (promotions.isEmpty() || promotions.get().find(model, alias).explains(actual.getAsInt())) {
            return;
        }
        oneByOne.lock();
        try {
            Promotions.Promotion known = promotions.get().find(model, alias);
            int now = actual.getAsInt();
            if (!known.explains(now)) {
                ledger.recordExternal(known, now);
                listeners.accept(known.revision() == 0 ? List.of() : event.apply(known.version(), now));
            }
        } catch (ConflictException e) {
            LOG.debug("another process has recorded first that others have moved an alias", e);
        } finally {
            oneByOne.unlock();
        }
    }

    /** Asks again under the same request id, which changes nothing where the first attempt had succeeded. */
    private Ledger.Committed commitKnown(Change change, Ledger.Entry entry, Judged judged) {
        for (int attempt = 1; ; attempt++) {
            try {
                return ledger.commit(change, entry, judged);
            } catch (OutcomeUnknownException e) {
                if (attempt == MAX_REPEATS || !ledger.canRepeat()) {
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
        commit(last, Judged.of(Decision.allow("end")));
    }

    /**
     * Judges what changes nothing by itself: a work that goes on, a load. A refusal is audited, a permission is not.
     *
     * @param action what somebody wants
     * @throws PolicyViolationException if it is denied
     * @throws io.mlops.error.ApprovalRequiredException if an approval is missing
     */
    public void confirm(Action action) {
        allowed(action);
    }

    long policyRevision() {
        return judge.policyRevision();
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
        ledger.recordRefusal(action, Judged.of(decision));
        return new PolicyViolationException(Judge.message(action, decision));
    }
}
