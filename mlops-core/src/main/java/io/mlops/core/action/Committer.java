package io.mlops.core.action;

import io.mlops.error.OutcomeUnknownException;
import io.mlops.event.MlopsEvent;
import io.mlops.spi.commit.CommitResult;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Sends changes to the ledger, asks again where the outcome is unknown, and tells of what was committed. Thread-safe. */
public final class Committer {
    /** How often an unknown outcome is asked for; the store itself waits each time. */
    private static final int ATTEMPTS = 3;

    private final Ledger ledger;
    private final Consumer<List<MlopsEvent>> listeners;
    private final ReentrantLock order = new ReentrantLock(true);

    /**
     * Makes a committer.
     *
     * @param ledger adds the audit entry and commits
     * @param listeners hears of events, in the order of the commits
     */
    public Committer(Ledger ledger, Consumer<List<MlopsEvent>> listeners) {
        this.ledger = ledger;
        this.listeners = listeners;
    }

    CommitResult commit(Change change, Ledger.Entry entry, Judged judged) {
        if (!change.isOrdered()) {
            return commitAndTell(change, entry, judged);
        }
        order.lock();
        try {
            return commitAndTell(change, entry, judged);
        } finally {
            order.unlock();
        }
    }

    private CommitResult commitAndTell(Change change, Ledger.Entry entry, Judged judged) {
        CommitResult result = commitKnown(change, entry, judged);
        listeners.accept(change.committed().apply(result));
        return result;
    }

    /** Asks again under the same request id, which changes nothing where the first attempt had succeeded. */
    private CommitResult commitKnown(Change change, Ledger.Entry entry, Judged judged) {
        for (int attempt = 1; ; attempt++) {
            try {
                return ledger.commit(change, entry, judged);
            } catch (OutcomeUnknownException e) {
                if (attempt == ATTEMPTS || !ledger.canRepeat()) {
                    throw e;
                }
            }
        }
    }
}
