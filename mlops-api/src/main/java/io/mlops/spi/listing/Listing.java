package io.mlops.spi.listing;

import io.mlops.page.Page;
import io.mlops.search.FieldValues;
import io.mlops.search.Literal;
import io.mlops.search.OrderBy;
import io.mlops.search.SearchQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A listing of things: filtered, ordered, by pages. Immutable.
 *
 * @param <T> what is listed
 */
public final class Listing<T> {
    private final Function<T, FieldValues> fields;
    private final List<OrderBy> ownOrder;

    /**
     * Makes a listing.
     *
     * @param fields what a thing has
     * @param ownOrder the order without any other, and of rows that another order leaves equal; tells all things apart
     */
    Listing(Function<T, FieldValues> fields, List<OrderBy> ownOrder) {
        this.fields = fields;
        this.ownOrder = List.copyOf(ownOrder);
    }

    /**
     * Returns a page of what matches a query. Reads every thing: linear in their number, and n log n in those that match.
     *
     * @param things all that are listed, in any order; their view is applied already
     * @param query which of them
     * @throws io.mlops.error.InvalidInputException if the page token is not one of this listing
     */
    public Page<T> page(Collection<T> things, SearchQuery query) {
        List<OrderBy> order =
                Stream.concat(query.orderBy().stream(), ownOrder.stream()).toList();
        SortOrder byKey = new SortOrder(order);
        Optional<SortKey> after = after(query);
        List<Row<T>> rows = new ArrayList<>();
        for (T thing : things) {
            FieldValues values = fields.apply(thing);
            if (query.filter().matches(values)) {
                SortKey key = SortKey.of(order, values);
                if (after.isEmpty() || byKey.compare(key, after.get()) > 0) {
                    rows.add(new Row<>(key, thing));
                }
            }
        }
        rows.sort(Comparator.comparing(Row::key, byKey));
        return firstOf(rows, query.page().maxResults());
    }

    /**
     * Returns a page of what matches a query, from things that come in the listing's own order: reads as far as the page needs, and holds no more than the page.
     *
     * @param things in the listing's own order; a thing that is not behind the one before it is left out, so that a source which repeats rows does no harm
     * @param query without an order of its own
     * @throws io.mlops.error.InvalidInputException if the page token is not one of this listing
     * @throws IllegalArgumentException if the query has an order
     */
    public Page<T> pageInOrder(Iterable<T> things, SearchQuery query) {
        if (!query.orderBy().isEmpty()) {
            throw new IllegalArgumentException("the things come in the listing's own order, not by " + query.orderBy());
        }
        SortOrder byKey = new SortOrder(ownOrder);
        Optional<SortKey> last = after(query);
        List<Row<T>> rows = new ArrayList<>();
        for (T thing : things) {
            FieldValues values = fields.apply(thing);
            SortKey key = SortKey.of(ownOrder, values);
            if (last.isEmpty() || byKey.compare(key, last.get()) > 0) {
                last = Optional.of(key);
                if (query.filter().matches(values)) {
                    rows.add(new Row<>(key, thing));
                }
            }
            if (rows.size() > query.page().maxResults()) {
                break;
            }
        }
        return firstOf(rows, query.page().maxResults());
    }

    /**
     * Returns where the page of a query begins: the value that the last row before it has in the first field of the order, or empty for the first page. A store may skip
     * what lies before it.
     *
     * @param query whose page
     * @throws io.mlops.error.InvalidInputException if the page token is not one of this listing
     */
    public Optional<Literal> beginning(SearchQuery query) {
        return after(query).flatMap(key -> key.parts().get(0));
    }

    private Optional<SortKey> after(SearchQuery query) {
        int size = query.orderBy().size() + ownOrder.size();
        return query.page().pageToken().map(token -> SortKey.parse(token, size));
    }

    private static <T> Page<T> firstOf(List<Row<T>> rows, int size) {
        List<Row<T>> shown = rows.subList(0, Math.min(size, rows.size()));
        List<T> items = shown.stream().map(Row::thing).toList();
        return shown.size() == rows.size()
                ? Page.last(items)
                : new Page<>(items, Optional.of(shown.get(size - 1).key().toToken()));
    }

    private record Row<T>(SortKey key, T thing) {}
}
