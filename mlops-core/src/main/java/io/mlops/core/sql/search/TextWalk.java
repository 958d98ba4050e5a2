package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import io.mlops.search.Condition;
import io.mlops.search.Field;
import io.mlops.search.Literal;
import io.mlops.search.Operator;
import io.mlops.search.OrderBy;
import io.mlops.search.SearchQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Along the index of the texts of a keyed table, value by value. Few different ones are usual: where many rows have the same, those of it are searched in the order that follows; rows of several values that
 * few have are sorted.
 *
 * <p>An index may hold the beginnings of values only. They are in the order of the values, and rows that are alike in one are sorted by the whole.
 */
final class TextWalk implements OrderWalk {
    private static final int FIRST_WINDOW = 1000;
    /** Conditions that narrow the values; all are asked of each row anyway, and SQLite takes a thousand in one statement. */
    private static final int MAX_RULES = 8;

    private final Searched searched;
    private final Listing<?> listing;
    private final Field field;
    private final KeyedTable table;
    private final SqlText rule;
    private final String column;
    private final String entry;
    private final boolean isAscending;
    private final List<SortTerm> later;
    private final List<SortTerm> terms;

    private TextWalk(Searched searched, KeyedTable table, OrderBy order, List<SortTerm> later) {
        this.searched = searched;
        this.listing = searched.listing();
        this.field = order.field();
        this.table = table;
        this.rule = FilterSql.rule(table, field);
        this.column = FilterSql.column(table, field);
        this.entry = table.entry().orElseThrow();
        this.isAscending = order.isAscending();
        this.later = later;
        SortTerm value = SortTerm.of(Attribute.text(column), isAscending);
        this.terms = Stream.concat(Stream.of(value), later.stream()).toList();
    }

    /**
     * Returns a walk; empty where no row with a value can match.
     *
     * @param searched its first order is by a field of the table; what it says of the same field says which values are walked along
     * @param table has an index of its texts
     * @param later the terms of the other orders and of the listing
     */
    static Optional<OrderWalk> of(Searched searched, KeyedTable table, List<SortTerm> later) {
        SearchQuery query = searched.query();
        TextWalk walk = new TextWalk(searched, table, query.orderBy().get(0), later);
        int rules = 0;
        for (Condition condition : query.filter().conditions()) {
            if (!condition.field().equals(walk.field)) {
                continue;
            }
            if (condition.operator() == Operator.IS_NULL) {
                return Optional.empty();
            }
            if (rules < MAX_RULES) {
                walk.rule.add(FilterSql.values(table, condition));
                rules++;
            }
        }
        return Optional.of(walk);
    }

    @Override
    public Optional<List<SearchRow>> rows(
            Session session, Conditions conditions, Optional<List<SortKey>> start, int wanted) throws SQLException {
        if (start.isPresent() && start.get().get(0).rank() != 0) {
            return Optional.empty();
        }
        Walk walk = new Walk(session, conditions, start);
        List<SearchRow> found = new ArrayList<>();
        for (int window = FIRST_WINDOW; window <= conditions.mayBeWalked(wanted); window *= 2) {
            Optional<List<SearchRow>> more = walk.next(window, wanted - found.size());
            more.ifPresent(found::addAll);
            if (more.isEmpty() || found.size() == wanted) {
                return more.map(last -> found);
            }
        }
        return Optional.empty();
    }

    /** How far one search has come. For one thread. */
    private final class Walk {
        private final Session session;
        private final Conditions conditions;
        private final Optional<List<SortKey>> start;
        /** What holds for the entries that were not looked at. */
        private SqlText ahead = new SqlText();

        Walk(Session session, Conditions conditions, Optional<List<SortKey>> start) {
            this.session = session;
            this.conditions = conditions;
            this.start = start;
            start.ifPresent(keys -> ahead.add(
                    " AND " + entry + (isAscending ? " >= " : " <= ") + entry.replace(column, "?"), text(keys)));
        }

        /** Returns the rows of the next value, or of the next values of which few rows have each; empty where there are none, or it would take too long. */
        Optional<List<SearchRow>> next(int window, int wanted) throws SQLException {
            Optional<String> first = entry(0);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> end = entry(window);
            if (end.equals(first)) {
                if (first.get().codePointCount(0, first.get().length()) >= FilterSql.INDEXED) {
                    // Rows that are alike in the beginning may differ in the rest.
                    return Optional.empty();
                }
                ahead = new SqlText().add(" AND " + entry + (isAscending ? " > ?" : " < ?"), first.get());
                return Optional.of(ofOneValue(first.get(), wanted));
            }
            SqlText within = new SqlText().add(ahead);
            end.ifPresent(value -> within.add(" AND " + entry + (isAscending ? " < ?" : " > ?"), value));
            List<SearchRow> rows = ofSeveralValues(within, wanted);
            if (end.isEmpty()) {
                // Behind the last value are the rows that have none.
                return rows.size() == wanted ? Optional.of(rows) : Optional.empty();
            }
            ahead = new SqlText().add(" AND " + entry + (isAscending ? " >= ?" : " <= ?"), end.get());
            return Optional.of(rows);
        }

        private Optional<String> entry(int offset) throws SQLException {
            SqlText sql = new SqlText()
                    .add("SELECT " + entry + " FROM " + table.from() + " WHERE 1 = 1")
                    .add(rule)
                    .add(ahead)
                    .add(" ORDER BY " + entry + (isAscending ? "" : " DESC") + " LIMIT 1 OFFSET ?", offset);
            return session.first(sql.sql(), row -> row.getString(1), sql.values());
        }

        /** The value is one condition more: how its rows are found best is for all conditions together to say. */
        private List<SearchRow> ofOneValue(String value, int wanted) throws SQLException {
            Condition isValue = new Condition(field, Operator.EQUAL, List.of(new Literal.Text(value)));
            Optional<List<SortKey>> within =
                    start.filter(keys -> value.equals(text(keys))).map(keys -> keys.subList(1, keys.size()));
            Conditions all = searched.conditions(session, isValue);
            return new Batch(later, within, wanted)
                    .rows(session, listing, all).stream()
                            .map(row -> row.under(new SortKey(0, value)))
                            .toList();
        }

        private List<SearchRow> ofSeveralValues(SqlText within, int wanted) throws SQLException {
            SqlText source = new SqlText()
                    .add(" FROM " + table.from() + " CROSS JOIN " + listing.from())
                    .add(OrderSql.joins(later))
                    .add(" WHERE " + table.owner() + " = t." + listing.key())
                    .add(rule)
                    .add(within)
                    .add(" AND ")
                    .add(conditions.asked());
            start.ifPresent(keys -> source.add(" AND ").add(OrderSql.behind(terms, keys)));
            return SearchRow.list(session, listing, terms, source, wanted);
        }
    }

    private static String text(List<SortKey> keys) {
        return String.valueOf(keys.get(0).value());
    }
}
