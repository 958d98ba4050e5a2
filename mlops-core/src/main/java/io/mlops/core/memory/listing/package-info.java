/**
 * Searches over things in memory: {@link io.mlops.core.memory.listing.Listing} filters, orders and pages, {@link io.mlops.core.memory.listing.Listings} says
 * which fields experiments, runs, models and versions have.
 *
 * <p>Decisions: {@link io.mlops.search.Filter#matches} itself is the filter, so that this backend is right by definition; a page token is the sort key
 * of the last row, which need not exist any more when the next page is asked for.
 */
@NullMarked
package io.mlops.core.memory.listing;

import org.jspecify.annotations.NullMarked;
