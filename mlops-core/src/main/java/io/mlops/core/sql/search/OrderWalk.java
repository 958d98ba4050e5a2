package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import io.mlops.search.Field;
import io.mlops.search.OrderBy;
import io.mlops.search.SearchQuery;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The other way to answer a search: not to begin with the rows of a condition but with the first of its order, to ask them all conditions, and to stop when a page is full. Immutable.
 */
interface OrderWalk {
    /**
     * Returns so many of the first rows; empty where it would take too long to find them, or there are not as many.
     *
     * @param session where to read
     * @param conditions what holds for the wanted rows, and how many may be looked at
     * @param start the row behind which to begin
     * @param wanted how many rows
     */
    Optional<List<SearchRow>> rows(Session session, Conditions conditions, Optional<List<SortKey>> start, int wanted)
            throws SQLException;

    /**
     * Returns the walk that an order allows.
     *
     * @param searched the order and the filter
     * @param terms the terms of the order, those of the listing last
     */
    static Optional<OrderWalk> of(Searched searched, List<SortTerm> terms) {
        Listing<?> listing = searched.listing();
        SearchQuery query = searched.query();
        if (query.orderBy().isEmpty()) {
            return Optional.empty();
        }
        OrderBy order = query.orderBy().get(0);
        Field field = order.field();
        if (field.kind() == Field.Kind.ATTRIBUTE) {
            return AttributeWalk.of(listing, terms);
        }
        List<SortTerm> later = terms.subList(1, terms.size());
        Optional<KeyedTable> table =
                listing.table(field).filter(found -> found.value().isPresent());
        if (table.isPresent() && table.get().entry().isPresent()) {
            return TextWalk.of(searched, table.get(), later);
        }
        return table.filter(found -> found.type() == Attribute.Type.DOUBLE)
                .map(numbers -> new NumberWalk(listing, numbers, order, later));
    }
}
