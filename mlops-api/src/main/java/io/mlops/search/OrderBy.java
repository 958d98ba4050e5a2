package io.mlops.search;

import java.util.Objects;

/**
 * One part of an order. Immutable.
 *
 * @param field what is compared: numbers by value, texts by code point
 * @param isAscending smallest first; NaN follows all numbers and what is missing comes last either way
 */
public record OrderBy(Field field, boolean isAscending) {
    /** Refuses null. */
    public OrderBy {
        Objects.requireNonNull(field, "field");
    }

    /**
     * Parses {@code metrics.val_auc DESC}; without a direction the order is ascending.
     *
     * @param text one part of an order in MLflow's grammar
     * @throws io.mlops.error.InvalidInputException if it is not one, or longer than {@value Filter#MAX_LENGTH} characters
     */
    public static OrderBy parse(String text) {
        return new FilterParser("orderBy", text).orderBy();
    }

    /** Returns the part as the grammar writes it. */
    @Override
    public String toString() {
        return field + (isAscending ? " ASC" : " DESC");
    }
}
