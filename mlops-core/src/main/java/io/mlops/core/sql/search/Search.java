package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import io.mlops.page.Page;
import io.mlops.search.Condition;
import io.mlops.search.Filter;
import io.mlops.search.SearchQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers the searches of one listing. Immutable.
 *
 * @param <T> what is listed
 */
public final class Search<T> {
    private static final int MAX_BATCH = 5000;
    /** A search begins with the rows of one condition only where they are fewer; more are not worth being gathered first. */
    private static final int MAX_DRIVER_ROWS = 20_000;

    private final Listing<T> listing;

    /**
     * Makes a search.
     *
     * @param listing what is searched
     */
    public Search(Listing<T> listing) {
        this.listing = listing;
    }

    /**
     * Returns a page.
     *
     * @param session where to read
     * @param query filter, order and page; the view is the scope's
     * @param scope a condition on {@code t} that holds for all that may be seen
     */
    public Page<T> page(Session session, SearchQuery query, SqlText scope) throws SQLException {
        List<SortTerm> terms = new OrderSql(listing).terms(query.orderBy());
        Optional<List<SortKey>> start = query.page().pageToken().map(token -> PageToken.read(query, token, terms));
        int wanted = query.page().maxResults();
        List<T> found = new ArrayList<>();
        int batchSize = wanted + 1;
        SqlText conditions = scope.add(conditions(session, query.filter()));
        while (true) {
            List<Row> rows = rows(session, terms, statement(conditions, terms, start), batchSize);
            int last = collect(session, query, rows, found);
            if (last < rows.size() - 1) {
                // A page that was full already ends where the rows before this batch ended.
                List<SortKey> end =
                        last < 0 ? start.orElseThrow() : rows.get(last).keys();
                return new Page<>(found, Optional.of(PageToken.write(query, end)));
            }
            if (rows.size() < batchSize) {
                return Page.last(found);
            }
            start = Optional.of(rows.get(last).keys());
            batchSize = Math.max(batchSize, Math.min(2 * batchSize, MAX_BATCH));
        }
    }

    /** Adds the rows that match until the page is full; returns the index of the last row that was looked at. */
    private int collect(Session session, SearchQuery query, List<Row> rows, List<T> found) throws SQLException {
        int wanted = query.page().maxResults();
        List<T> things = listing.load(session, rows.stream().map(Row::key).toList());
        for (int i = 0; i < things.size(); i++) {
            if (query.filter().matches(listing.valuesOf(things.get(i)))) {
                if (found.size() == wanted) {
                    return i - 1;
                }
                found.add(things.get(i));
            }
        }
        return rows.size() - 1;
    }

    /** Returns all conditions; the one that the fewest rows satisfy leads, the others are asked row by row. */
    private SqlText conditions(Session session, Filter filter) throws SQLException {
        FilterSql sql = new FilterSql(listing);
        List<Condition> conditions = filter.conditions();
        int driver = -1;
        long fewest = MAX_DRIVER_ROWS;
        for (int i = 0; i < conditions.size(); i++) {
            Optional<SqlText> rows = sql.rows(conditions.get(i));
            long found = rows.isPresent() ? count(session, rows.get(), fewest) : fewest;
            driver = found < fewest ? i : driver;
            fewest = Math.min(found, fewest);
        }
        SqlText all = new SqlText();
        for (int i = 0; i < conditions.size(); i++) {
            all.add(" AND ").add(sql.condition(conditions.get(i), i == driver));
        }
        return all;
    }

    private static long count(Session session, SqlText rows, long limit) throws SQLException {
        SqlText count = new SqlText().add("SELECT COUNT(*) FROM (").add(rows).add(" LIMIT ?) n", limit);
        return session.number(count.sql(), 0, count.values());
    }

    private SqlText statement(SqlText conditions, List<SortTerm> terms, Optional<List<SortKey>> start) {
        SqlText sql = new SqlText().add("SELECT t." + listing.key());
        for (SortTerm term : terms) {
            sql.add(", ").add(term.isRanked() ? term.rank() : new SqlText().add("0"));
            sql.add(", ").add(term.value());
        }
        sql.add(" FROM " + listing.from() + " WHERE ").add(conditions);
        start.ifPresent(keys -> sql.add(" AND ").add(OrderSql.behind(terms, keys)));
        return sql.add(OrderSql.orderBy(terms)).add(" LIMIT ?");
    }

    private List<Row> rows(Session session, List<SortTerm> terms, SqlText sql, int limit) throws SQLException {
        Object[] values = sql.add("", limit).values();
        return session.list(sql.sql(), row -> new Row(row.getLong(1), keys(row, terms)), values);
    }

    private static List<SortKey> keys(ResultSet row, List<SortTerm> terms) throws SQLException {
        List<SortKey> keys = new ArrayList<>(terms.size());
        int column = 2;
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

    private record Row(long key, List<SortKey> keys) {}
}
