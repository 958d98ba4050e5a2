package io.mlops.governance.gate;

import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Decision;
import io.mlops.governance.Facts;
import io.mlops.governance.GovernanceHook;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A condition on what an alias may point to. Immutable.
 *
 * @param name the rule's id
 * @param aliases which aliases it stands before; empty for all
 * @param passesRollback whether a rollback need not meet it
 * @param condition returns what is missing, as a sentence for people
 */
record Gate(String name, Set<String> aliases, boolean passesRollback, Condition condition) implements GovernanceHook {
    private static final String ROLLBACK = "rollback";

    /** What must hold. */
    @FunctionalInterface
    interface Condition {
        /** Returns what is missing; empty where nothing is. */
        Optional<String> missing(Facts facts);
    }

    Gate(String name, boolean passesRollback, Condition condition) {
        this(name, Set.of(), passesRollback, condition);
    }

    @Override
    public Decision before(Action action, Facts facts) {
        boolean isConcerned = action.type() == ActionType.ALIAS_SET
                && (aliases.isEmpty() || aliases.contains(action.resource().alias()))
                && !(passesRollback && action.after().containsKey(ROLLBACK));
        if (!isConcerned) {
            return new Decision(Decision.Outcome.ALLOW, List.of(), "");
        }
        return condition.missing(facts).map(what -> Decision.deny(name, what)).orElseGet(() -> Decision.allow(name));
    }
}
