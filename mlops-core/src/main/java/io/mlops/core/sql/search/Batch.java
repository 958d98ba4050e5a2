package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The first rows behind a start. Immutable.
 *
 * @param terms their order
 * @param start what the row behind which they begin has for it
 * @param size how many
 */
record Batch(List<SortTerm> terms, Optional<List<SortKey>> start, int size) {
    /**
     * Begins with the rows of the most selective condition and sorts what is left, or goes along the index of the order, if there is one and it promises to look at fewer rows.
     *
     * @param session where to read
     * @param listing what is searched
     * @param conditions what holds for the rows
     */
    List<SearchRow> rows(Session session, Listing<?> listing, Conditions conditions) throws SQLException {
        // Left the choice, PostgreSQL goes along the index of the start time though a few hundred rows satisfy the
        // conditions, and gathers and sorts tens of thousands though the first of the index satisfy them.
        boolean isLed = conditions.isBestLed(size);
        boolean isWalked = !isLed && terms.get(0).mayHaveIndex();
        List<SortTerm> order = isLed ? terms.stream().map(SortTerm::offIndex).toList() : terms;
        SqlText source = new SqlText()
                .add(" FROM " + listing.from())
                .add(OrderSql.joins(order))
                .add(" WHERE ")
                .add(isWalked ? conditions.asked() : conditions.led());
        start.ifPresent(keys -> source.add(" AND ").add(OrderSql.behind(order, keys)));
        return SearchRow.list(session, listing, order, source, size);
    }
}
