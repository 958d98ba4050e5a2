package io.mlops.core.action;

import io.mlops.governance.Action;
import io.mlops.spi.commit.CommitResult;

/** The right to go on with a work that {@link Actions#begin} has admitted. Thread-safe. */
public final class Permit {
    private final Actions actions;
    private final Action action;
    private final CommitResult begun;
    private volatile long judgedAt;

    Permit(Actions actions, Action action, CommitResult begun, long policyRevision) {
        this.actions = actions;
        this.action = action;
        this.begun = begun;
        this.judgedAt = policyRevision;
    }

    /** Returns what the store assigned to the writes of the first change. */
    public CommitResult begun() {
        return begun;
    }

    /**
     * Judges the work again where the policy has changed since it was judged last; otherwise costs two volatile reads.
     *
     * @throws io.mlops.error.PolicyViolationException if it is no longer allowed
     */
    public void check() {
        long revision = actions.policyRevision();
        if (revision != judgedAt) {
            actions.confirm(action);
            judgedAt = revision;
        }
    }

    /**
     * Carries out the last change of the work. It is audited and not judged: a policy can forbid to go on, not to stop.
     *
     * @param last the change
     */
    public void end(Change last) {
        actions.end(last);
    }
}
