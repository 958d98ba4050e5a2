package io.mlops.core.sql.search;

/**
 * One part of an order. Immutable.
 *
 * @param join what the rows are joined with for it, behind their FROM clause; may be empty
 * @param rank an expression: 0 where there is a value, 1 for NaN, 2 where it is missing; empty where there always is one
 * @param value an expression
 * @param type what the value is
 * @param isAscending smallest first; the rank is ascending either way
 */
public record SortTerm(SqlText join, SqlText rank, SqlText value, Attribute.Type type, boolean isAscending) {
    /**
     * Returns the order by a column that is never missing.
     *
     * @param attribute the column
     * @param isAscending smallest first
     */
    public static SortTerm of(Attribute attribute, boolean isAscending) {
        return new SortTerm(
                new SqlText(), new SqlText(), new SqlText().add(attribute.sql()), attribute.type(), isAscending);
    }

    /** Returns the same order in a form for which no index is used: a sum is in none. */
    SortTerm offIndex() {
        return mayHaveIndex()
                ? new SortTerm(join, rank, new SqlText().add("(").add(value).add(" + 0)"), type, isAscending)
                : this;
    }

    /** Returns whether an index may have this order. */
    boolean mayHaveIndex() {
        return type == Attribute.Type.LONG && join.isEmpty() && !isRanked();
    }

    boolean isRanked() {
        return !rank.isEmpty();
    }
}
