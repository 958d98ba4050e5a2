package io.mlops.search;

/** How a condition compares; the package page gives the exact meaning. */
public enum Operator {
    /** Equal. */
    EQUAL("="),
    /** Present and not equal. */
    NOT_EQUAL("!="),
    /** Greater. */
    GREATER(">"),
    /** Greater or equal. */
    AT_LEAST(">="),
    /** Less. */
    LESS("<"),
    /** Less or equal. */
    AT_MOST("<="),
    /** Matches a pattern of {@code %} and {@code _}. */
    LIKE("LIKE"),
    /** Matches a pattern, upper and lower case alike. */
    ILIKE("ILIKE"),
    /** Equal to one of a list of texts. */
    IN("IN"),
    /** Present and equal to none of a list of texts. */
    NOT_IN("NOT IN"),
    /** Missing. */
    IS_NULL("IS NULL"),
    /** Present. */
    IS_NOT_NULL("IS NOT NULL");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** Returns the operator as the grammar writes it. */
    public String symbol() {
        return symbol;
    }

    /** Returns whether the operator takes no operand. */
    public boolean isUnary() {
        return this == IS_NULL || this == IS_NOT_NULL;
    }

    /** Returns whether the operator takes a list of operands. */
    public boolean takesList() {
        return this == IN || this == NOT_IN;
    }

    /** Returns whether the operator takes a text alone. */
    public boolean isTextual() {
        return this == LIKE || this == ILIKE || takesList();
    }
}
