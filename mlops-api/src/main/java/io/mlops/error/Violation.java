package io.mlops.error;

import java.io.Serializable;
import java.util.Objects;

/**
 * What was wrong with a value: the parts of the message of an {@link InvalidInputException}.
 *
 * @param field the field as the caller knows it, {@code params["lr"]} for example
 * @param rule what must hold, as a clause: {@code must have at most 6000 code points}
 * @param limit the limit itself, {@code 6000} for example; empty where the rule has none
 * @param actual what was given: for a text, {@link #of} shows it escaped and cut
 * @param hint the way out, as a clause: {@code log it as an artifact}; empty where there is none
 */
public record Violation(String field, String rule, String limit, String actual, String hint) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Refuses nulls. */
    public Violation {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(actual, "actual");
        Objects.requireNonNull(hint, "hint");
    }

    /**
     * Returns the violation of a rule by a text, which is escaped and cut.
     *
     * @param field the field as the caller knows it
     * @param rule what must hold
     * @param actual the text as it was given
     * @param hint the way out, or empty
     */
    public static Violation of(String field, String rule, CharSequence actual, String hint) {
        return new Violation(field, rule, "", Quoted.of(actual), hint);
    }

    /** Returns the sentence that an {@link InvalidInputException} carries as its message. */
    public String message() {
        return field + " " + rule + ", but was " + actual + (hint.isEmpty() ? "" : "; " + hint);
    }
}
