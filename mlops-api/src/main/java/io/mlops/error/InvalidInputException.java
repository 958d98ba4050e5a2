package io.mlops.error;

import java.util.Objects;

/**
 * A value breaks a documented rule; nothing was written.
 *
 * <p>The parts of the message are readable one by one.
 */
public final class InvalidInputException extends MlopsException {
    private static final long serialVersionUID = 1L;

    private final Violation violation;

    /**
     * Makes the error.
     *
     * @param violation what was wrong
     */
    public InvalidInputException(Violation violation) {
        super(ErrorCode.INVALID_INPUT, violation.message(), null);
        this.violation = Objects.requireNonNull(violation, "violation");
    }

    /**
     * Makes the error for a text that breaks a rule.
     *
     * @param field the field as the caller knows it
     * @param rule what must hold, as a clause
     * @param actual the text as it was given; it is escaped and cut
     * @param hint the way out, or empty
     */
    public InvalidInputException(String field, String rule, CharSequence actual, String hint) {
        this(Violation.of(field, rule, actual, hint));
    }

    /** Returns the field as the caller knows it. */
    public String field() {
        return violation.field();
    }

    /** Returns the rule that was broken, as a clause. */
    public String rule() {
        return violation.rule();
    }

    /** Returns the limit, or an empty text where the rule has none. */
    public String limit() {
        return violation.limit();
    }

    /** Returns what was given, escaped and cut. */
    public String actual() {
        return violation.actual();
    }

    /** Returns the way out, or an empty text. */
    public String hint() {
        return violation.hint();
    }
}
