package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import io.mlops.page.Page;
import io.mlops.search.SearchQuery;
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
        Searched searched = new Searched(listing, query, scope);
        Conditions conditions = searched.conditions(session);
        Optional<OrderWalk> walk = OrderWalk.of(searched, terms);
        while (true) {
            Optional<List<SearchRow>> walked =
                    walk.isEmpty() ? Optional.empty() : walk.get().rows(session, conditions, start, batchSize);
            List<SearchRow> rows = walked.isPresent()
                    ? walked.get()
                    : new Batch(terms, start, batchSize).rows(session, listing, conditions);
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
    private int collect(Session session, SearchQuery query, List<SearchRow> rows, List<T> found) throws SQLException {
        int wanted = query.page().maxResults();
        List<T> things = listing.load(session, rows.stream().map(SearchRow::key).toList());
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
}
