package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row that a search found. Immutable.
 *
 * @param key the number of what is listed
 * @param keys what it is ordered by
 */
record SearchRow(long key, List<SortKey> keys) {
    /** The first sort key: the columns before are the number, and each key is a rank and a value. */
    private static final int FIRST_KEY = 2;

    /**
     * Returns the first rows in an order.
     *
     * @param session where to read
     * @param listing what is searched
     * @param terms the order
     * @param source the rest of the statement, from its FROM clause on
     * @param limit how many at most
     */
    static List<SearchRow> list(Session session, Listing<?> listing, List<SortTerm> terms, SqlText source, int limit)
            throws SQLException {
        SqlText sql = new SqlText().add("SELECT t." + listing.key());
        for (SortTerm term : terms) {
            sql.add(", ").add(term.isRanked() ? term.rank() : new SqlText().add("0"));
            sql.add(", ").add(term.value());
        }
        sql.add(source).add(OrderSql.orderBy(terms)).add(" LIMIT ?", limit);
        return session.list(sql.sql(), row -> new SearchRow(row.getLong(1), keys(row, terms)), sql.values());
    }

    /** Returns the row in an order that has one more part before all others. */
    SearchRow under(SortKey first) {
        return new SearchRow(key, Stream.concat(Stream.of(first), keys.stream()).toList());
    }

    private static List<SortKey> keys(ResultSet row, List<SortTerm> terms) throws SQLException {
        List<SortKey> keys = new ArrayList<>(terms.size());
        int column = FIRST_KEY;
        for (SortTerm term : terms) {
            int rank = row.getInt(column++);
            keys.add(rank == 0 ? new SortKey(0, value(row, column, term.type())) : new SortKey(rank, null));
            column++;
        }
        return keys;
    }

    private static Object value(ResultSet row, int column, Attribute.Type type) throws SQLException {
        return switch (type) {
            case TEXT -> row.getString(column);
            case LONG -> row.getLong(column);
            case DOUBLE -> row.getDouble(column);
        };
    }
}
