package io.mlops.core.action;

import io.mlops.event.MlopsEvent;
import io.mlops.governance.Action;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.Write;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A change that is planned. Immutable.
 *
 * @param action what the judges and the audit log see of it
 * @param expectations what the plan relied on
 * @param writes what to change, in order; may be empty where the store offers no write for it
 * @param committed called once, right after the commit and before anybody hears of it, with what the store assigned to {@code writes}; returns what to tell
 */
public record Change(
        Action action,
        List<Expectation> expectations,
        List<Write> writes,
        Function<CommitResult, List<MlopsEvent>> committed) {
    /** Copies the lists. */
    public Change {
        Objects.requireNonNull(action, "action");
        expectations = List.copyOf(expectations);
        writes = List.copyOf(writes);
        Objects.requireNonNull(committed, "committed");
    }

    /**
     * Returns a change that relies on nothing and of which nobody needs to hear.
     *
     * @param action what the judges and the audit log see of it
     * @param write what to change
     */
    public static Change of(Action action, Write write) {
        return new Change(action, List.of(), List.of(write), result -> List.of());
    }

    /** Returns whether the order of this change among others is one that listeners rely on. */
    boolean isOrdered() {
        return writes.stream().anyMatch(write -> switch (write.part()) {
            case REGISTRY, RECORD -> true;
            case EXPERIMENT, RUN, METRIC, TAG -> false;
        });
    }
}
