package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import io.mlops.search.OrderBy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Along the index of the numbers of a keyed table, asking the conditions row by row, until a page is full.
 *
 * <p>Goes in windows of values that double in size, so that the conditions may turn out to hold for few rows: then it gives up, having cost no more than it was allowed to. Immutable.
 */
final class NumberWalk implements OrderWalk {
    private static final int FIRST_WINDOW = 1000;

    private final Listing<?> listing;
    private final SqlText values;
    private final SqlText rows;
    private final String column;
    private final String direction;
    private final List<SortTerm> terms;

    NumberWalk(Listing<?> listing, KeyedTable table, OrderBy order, List<SortTerm> later) {
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

    @Override
    public Optional<List<SearchRow>> rows(
            Session session, Conditions conditions, Optional<List<SortKey>> start, int wanted) throws SQLException {
        if (start.isPresent() && start.get().get(0).rank() != 0) {
            return Optional.empty();
        }
        List<SearchRow> found = new ArrayList<>();
        SqlText conditionsBehind = new SqlText().add(conditions.asked());
        start.ifPresent(keys -> conditionsBehind.add(" AND ").add(OrderSql.behind(terms, keys)));
        Optional<Double> bound = start.map(keys -> (Double) keys.get(0).value());
        long walked = 0;
        long mayBeWalked = conditions.mayBeWalked(wanted);
        int window = FIRST_WINDOW;
        while (walked + window <= mayBeWalked) {
            Optional<Double> end = boundBehind(session, bound, window);
            if (end.isEmpty() || end.equals(bound)) {
                return Optional.empty();
            }
            SqlText within = inWindow(bound, end.get()).add(" AND ").add(conditionsBehind);
            found.addAll(SearchRow.list(session, listing, terms, within, wanted - found.size()));
            if (found.size() == wanted) {
                return Optional.of(found);
            }
            bound = end;
            walked += window;
            window *= 2;
        }
        return Optional.empty();
    }

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
