package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import io.mlops.search.Condition;
import io.mlops.search.Filter;
import io.mlops.search.SearchQuery;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What one search is for, and how many rows satisfy each condition as far as they were counted. For one thread. */
final class Searched {
    private final Listing<?> listing;
    private final SearchQuery query;
    private final SqlText scope;
    private final Map<Condition, Long> counted = new HashMap<>();

    /**
     * Begins a search.
     *
     * @param listing what is searched
     * @param query the filter and the order
     * @param scope holds for all that may be seen
     */
    Searched(Listing<?> listing, SearchQuery query, SqlText scope) {
        this.listing = listing;
        this.query = query;
        this.scope = scope;
    }

    Listing<?> listing() {
        return listing;
    }

    SearchQuery query() {
        return query;
    }

    SqlText scope() {
        return scope;
    }

    /** Returns the conditions of the search, and more. */
    Conditions conditions(Session session, Condition... more) throws SQLException {
        Filter filter = query.filter();
        for (Condition condition : more) {
            filter = filter.and(condition);
        }
        return Conditions.of(session, this, filter);
    }

    /** Returns about how many rows there are: numbers are never given twice, so that the largest is as good as a count, and costs nothing. */
    long all(Session session) throws SQLException {
        return session.number("SELECT MAX(t." + listing.key() + ") FROM " + listing.from(), 0);
    }

    /**
     * Counts once how many rows satisfy a condition.
     *
     * @param rows finds their keys
     * @param limit where to stop
     */
    long count(Session session, Condition condition, SqlText rows, int limit) throws SQLException {
        Long known = counted.get(condition);
        if (known != null) {
            return known;
        }
        SqlText count = new SqlText().add("SELECT COUNT(*) FROM (").add(rows).add(" LIMIT ?) n", limit);
        long number = session.number(count.sql(), 0, count.values());
        counted.put(condition, number);
        return number;
    }
}
