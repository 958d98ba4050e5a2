package io.mlops.governance;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
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
    /** The longest id of a rule, in UTF-16 units. */
    public static final int MAX_RULE_LENGTH = 300;

    /** What a judgement comes to. */
    public enum Outcome {
        /** The action may be done. */
        ALLOW,
        /** The action may not be done. */
        DENY,
        /** The action may be done once an approval holds. */
        NEEDS_APPROVAL
    }

    /**
     * Copies the rules.
     *
     * @throws InvalidInputException if a rule's id is empty, longer than {@value #MAX_RULE_LENGTH} or holds a character that is not to be shown: it stays in the audit log for ever
     */
    public Decision {
        Objects.requireNonNull(outcome, "outcome");
        rules = List.copyOf(rules);
        rules.forEach(Decision::checkRule);
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(approval, "approval");
    }

    private static void checkRule(String rule) {
        boolean isAllowed = !rule.isEmpty()
                && rule.length() <= MAX_RULE_LENGTH
                && !rule.contains("${")
                && rule.codePoints().noneMatch(Quoted::isUnsafe);
        if (!isAllowed) {
            throw new InvalidInputException(
                    "rule id",
                    "must have 1 to " + MAX_RULE_LENGTH + " characters, no control characters and no ${",
                    rule,
                    "for example four-eyes:champion; what is variable belongs into the reason");
        }
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
