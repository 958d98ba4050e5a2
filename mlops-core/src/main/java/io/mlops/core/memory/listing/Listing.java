package io.mlops.core.memory.listing;

import io.mlops.page.Page;
import io.mlops.search.FieldValues;
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
 * A listing of things in memory: filtered, ordered, by pages. Immutable.
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
        Optional<SortKey> after = query.page().pageToken().map(token -> SortKey.parse(token, order.size()));
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

    private static <T> Page<T> firstOf(List<Row<T>> rows, int size) {
        List<Row<T>> shown = rows.subList(0, Math.min(size, rows.size()));
        List<T> items = shown.stream().map(Row::thing).toList();
        return shown.size() == rows.size()
                ? Page.last(items)
                : new Page<>(items, Optional.of(shown.get(size - 1).key().toToken()));
    }

    private record Row<T>(SortKey key, T thing) {}
}
