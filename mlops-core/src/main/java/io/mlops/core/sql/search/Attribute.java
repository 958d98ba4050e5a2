package io.mlops.core.sql.search;

/**
 * A column that a filter or an order may name. Immutable.
 *
 * @param sql an expression over the listing's table {@code t}
 * @param type what it holds
 * @param isNullable whether it may be missing
 */
public record Attribute(String sql, Type type, boolean isNullable) {
    /** What a column holds. */
    public enum Type {
        /** A text. */
        TEXT,
        /** A whole number. */
        LONG,
        /** Any number. */
        DOUBLE
    }

    /**
     * Returns a text that is never missing.
     *
     * @param sql the expression
     */
    public static Attribute text(String sql) {
        return new Attribute(sql, Type.TEXT, false);
    }

    /**
     * Returns a whole number that is never missing.
     *
     * @param sql the expression
     */
    public static Attribute number(String sql) {
        return new Attribute(sql, Type.LONG, false);
    }
}
