package io.mlops.governance;

import java.util.List;
import java.util.Objects;

/**
 * The judgement of an action. Immutable.
 *
 * @param outcome what it comes to
 * @param rules the ids of the rules that decided
 * @param reason why, as a sentence for people
 */
public record Decision(Outcome outcome, List<String> rules, String reason) {
    /** What a judgement comes to. */
    public enum Outcome {
        /** The action may be done. */
        ALLOW,
        /** The action may not be done. */
        DENY,
        /** The action may be done once an approval holds. */
        NEEDS_APPROVAL
    }

    /** Copies the rules. */
    public Decision {
        Objects.requireNonNull(outcome, "outcome");
        rules = List.copyOf(rules);
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * Returns that the action may be done.
     *
     * @param rule the id of the rule that says so
     */
    public static Decision allow(String rule) {
        return new Decision(Outcome.ALLOW, List.of(rule), "");
    }

    /**
     * Returns that the action may not be done.
     *
     * @param rule the id of the rule that says so
     * @param reason why, as a sentence for people
     */
    public static Decision deny(String rule, String reason) {
        return new Decision(Outcome.DENY, List.of(rule), reason);
    }

    /**
     * Returns that the action needs an approval.
     *
     * @param rule the id of the rule that says so
     * @param reason which approval is missing, as a sentence for people
     */
    public static Decision needsApproval(String rule, String reason) {
        return new Decision(Outcome.NEEDS_APPROVAL, List.of(rule), reason);
    }
}
