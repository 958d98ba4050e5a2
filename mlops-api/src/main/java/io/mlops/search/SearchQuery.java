package io.mlops.search;

import io.mlops.page.PageRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a search asks for. Immutable: each method returns a new query.
 *
 * <p>{@code SearchQuery.where("metrics.val_auc > 0.9").orderBy("metrics.val_auc DESC").limit(10)}
 *
 * @param filter what must hold, up to 400 conditions; default everything
 * @param orderBy most significant first, up to 100 parts; default the listing's own order
 * @param view for experiments and runs, whether deleted ones are seen; default those that are not deleted
 * @param page which page; default the first {@value PageRequest#DEFAULT_RESULTS}
 */
public record SearchQuery(Filter filter, List<OrderBy> orderBy, LifecycleView view, PageRequest page) {
    /** Copies the order. */
    public SearchQuery {
        Objects.requireNonNull(filter, "filter");
        orderBy = List.copyOf(orderBy);
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(page, "page");
    }

    /** Returns the query for everything that is not deleted. */
    public static SearchQuery all() {
        return where(Filter.all());
    }

    /**
     * Returns the query for what matches a filter in MLflow's grammar.
     *
     * @param filter see {@link Filter#parse}
     * @throws io.mlops.error.InvalidInputException if the text is not of the grammar
     */
    public static SearchQuery where(String filter) {
        return where(Filter.parse(filter));
    }

    /**
     * Returns the query for what matches a filter.
     *
     * @param filter what must hold
     */
    public static SearchQuery where(Filter filter) {
        return new SearchQuery(
                filter, List.of(), LifecycleView.ACTIVE_ONLY, PageRequest.first(PageRequest.DEFAULT_RESULTS));
    }

    /**
     * Returns this query with one order more, less significant than those before.
     *
     * @param order see {@link OrderBy#parse}
     * @throws io.mlops.error.InvalidInputException if the text is not of the grammar
     */
    public SearchQuery orderBy(String order) {
        return orderBy(OrderBy.parse(order));
    }

    /**
     * Returns this query with one order more, less significant than those before.
     *
     * @param order what to order by
     */
    public SearchQuery orderBy(OrderBy order) {
        return new SearchQuery(
                filter, Stream.concat(orderBy.stream(), Stream.of(order)).toList(), view, page);
    }

    /**
     * Returns this query with pages of another size.
     *
     * @param maxResults 1 to {@value PageRequest#MAX_RESULTS}
     * @throws io.mlops.error.InvalidInputException if outside the range
     */
    public SearchQuery limit(int maxResults) {
        return page(new PageRequest(maxResults, page.pageToken()));
    }

    /**
     * Returns this query for the page that a token leads to.
     *
     * @param token the token of the page before
     */
    public SearchQuery after(String token) {
        return page(new PageRequest(page.maxResults(), Optional.of(token)));
    }

    /**
     * Returns this query for another page.
     *
     * @param other which page
     */
    public SearchQuery page(PageRequest other) {
        return new SearchQuery(filter, orderBy, view, other);
    }

    /**
     * Returns this query with another view of deleted things.
     *
     * @param other which experiments or runs are seen
     */
    public SearchQuery view(LifecycleView other) {
        return new SearchQuery(filter, orderBy, other, page);
    }
}
