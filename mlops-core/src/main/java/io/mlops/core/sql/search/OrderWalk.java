package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import io.mlops.search.Field;
import io.mlops.search.OrderBy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The other way to answer a search that is ordered by numbers of a keyed table: along the index of these numbers, asking the conditions row by row, until a page is full.
 *
 * <p>Goes in windows of values that double in size, so that the conditions may turn out to hold for few rows: then it gives up, having cost no more than it was allowed to. Immutable.
 */
final class OrderWalk {
    private static final int FIRST_WINDOW = 1000;

    private final Listing<?> listing;
    private final SqlText values;
    private final SqlText rows;
    private final String column;
    private final String direction;
    private final List<SortTerm> terms;

    private OrderWalk(Listing<?> listing, KeyedTable table, OrderBy order, List<SortTerm> later) {
        this.listing = listing;
        this.column = FilterSql.column(table, order.field());
        this.direction = order.isAscending() ? "" : " DESC";
        SqlText rule = FilterSql.rule(table, order.field()).add(" AND " + column + " IS NOT NULL");
        this.values =
                new SqlText().add(" FROM " + table.from() + " WHERE 1 = 1").add(rule);
        this.rows = new SqlText()
                .add(" FROM " + table.from() + " CROSS JOIN " + listing.from())
                .add(OrderSql.joins(later))
                .add(" WHERE " + table.owner() + " = t." + listing.key())
                .add(rule);
        this.terms = new ArrayList<>();
        terms.add(SortTerm.of(new Attribute(column, Attribute.Type.DOUBLE, false), order.isAscending()));
        terms.addAll(later);
    }

    /**
     * Returns the walk that an order allows; empty where its first field is in no index of numbers.
     *
     * @param listing what is searched
     * @param order the order
     * @param terms the terms of the order, those of the listing last
     */
    static Optional<OrderWalk> of(Listing<?> listing, List<OrderBy> order, List<SortTerm> terms) {
        Field field = order.isEmpty() ? null : order.get(0).field();
        if (field == null || field.kind() == Field.Kind.ATTRIBUTE) {
            return Optional.empty();
        }
        return listing.table(field)
                .filter(table -> table.value().isPresent() && table.type() == Attribute.Type.DOUBLE)
                .map(table -> new OrderWalk(listing, table, order.get(0), terms.subList(1, terms.size())));
    }

    /**
     * Returns so many of the first rows; empty where it would take too long to find them, or there are not as many.
     *
     * @param session where to read
     * @param conditions what holds for the wanted rows, asked row by row
     * @param start the row behind which to begin
     * @param wanted how many rows, and how many may be looked at
     */
    Optional<List<SearchRow>> rows(Session session, SqlText conditions, Optional<List<SortKey>> start, Wanted wanted)
            throws SQLException {
        if (start.isPresent() && start.get().get(0).rank() != 0) {
            return Optional.empty();
        }
        List<SearchRow> found = new ArrayList<>();
        SqlText conditionsBehind = new SqlText().add(conditions);
        start.ifPresent(keys -> conditionsBehind.add(" AND ").add(OrderSql.behind(terms, keys)));
        Optional<Double> bound = start.map(keys -> (Double) keys.get(0).value());
        long walked = 0;
        int window = FIRST_WINDOW;
        while (walked + window <= wanted.mayBeWalked()) {
            Optional<Double> end = boundBehind(session, bound, window);
            if (end.isEmpty() || end.equals(bound)) {
                return Optional.empty();
            }
            SqlText within = inWindow(bound, end.get()).add(" AND ").add(conditionsBehind);
            found.addAll(SearchRow.list(session, listing, terms, within, wanted.rows() - found.size()));
            if (found.size() == wanted.rows()) {
                return Optional.of(found);
            }
            bound = end;
            walked += window;
            window *= 2;
        }
        return Optional.empty();
    }

    /**
     * How much is wanted. Immutable.
     *
     * @param rows how many rows
     * @param mayBeWalked how many rows may be looked at to find them
     */
    record Wanted(int rows, long mayBeWalked) {}

    /** Returns the value so many rows behind another, empty where there are fewer. */
    private Optional<Double> boundBehind(Session session, Optional<Double> bound, int window) throws SQLException {
        SqlText sql = new SqlText().add("SELECT " + column).add(values);
        bound.ifPresent(value -> sql.add(" AND " + column + notBefore(), value));
        sql.add(" ORDER BY " + column + direction + " LIMIT 1 OFFSET ?", window);
        return session.first(sql.sql(), row -> row.getDouble(1), sql.values());
    }

    private SqlText inWindow(Optional<Double> bound, double end) {
        SqlText sql = new SqlText().add(rows);
        bound.ifPresent(value -> sql.add(" AND " + column + notBefore(), value));
        return sql.add(" AND " + column + (direction.isEmpty() ? " < ?" : " > ?"), end);
    }

    private String notBefore() {
        return direction.isEmpty() ? " >= ?" : " <= ?";
    }
}
