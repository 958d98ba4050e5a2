package io.mlops.governance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The judgement of an action. Immutable.
 *
 * @param outcome what it comes to
 * @param rules the ids of the rules that decided
 * @param reason why, as a sentence for people
 * @param approval the id of the approval request that permits the action, where one does: an APPROVED one is USED by the commit of the change
 */
public record Decision(Outcome outcome, List<String> rules, String reason, Optional<String> approval) {
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
        Objects.requireNonNull(approval, "approval");
    }

    /**
     * Makes a decision that uses no approval.
     *
     * @param outcome what it comes to
     * @param rules the ids of the rules that decided
     * @param reason why, as a sentence for people
     */
    public Decision(Outcome outcome, List<String> rules, String reason) {
        this(outcome, rules, reason, Optional.empty());
    }

    /**
     * Returns this decision as one that an approval permits.
     *
     * @param approvalId the id of an approval request that {@link Facts#approvals()} returned
     */
    public Decision by(String approvalId) {
        return new Decision(outcome, rules, reason, Optional.of(approvalId));
    }

    /**
     * Returns this decision where it does not allow; otherwise the next one, with the rules of both where that allows too.
     *
     * @param next asked only where this one allows
     */
    public Decision and(Supplier<Decision> next) {
        if (outcome != Outcome.ALLOW) {
            return this;
        }
        Decision second = next.get();
        if (second.outcome() != Outcome.ALLOW) {
            return second;
        }
        List<String> both =
                Stream.concat(rules.stream(), second.rules().stream()).toList();
        return new Decision(
                Outcome.ALLOW, both, reason.isEmpty() ? second.reason() : reason, approval.or(second::approval));
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
