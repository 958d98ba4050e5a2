/**
 * Searches for stores that cannot search, or not as {@link io.mlops.search.Filter#matches} says, over things that they have read: {@link io.mlops.spi.listing.Listing} filters, orders and pages, {@link io.mlops.spi.listing.Listings} says
 * which fields experiments, runs, models and versions have.
 *
 * <p>Decisions: {@link io.mlops.search.Filter#matches} itself is the filter, so that such a store is right by definition; a page token is the sort key
 * of the last row, which need not exist any more when the next page is asked for. The package is part of the SPI, as the
 * memory backend and the MLflow backend both need it and neither may depend on the other.
 */
@NullMarked
package io.mlops.spi.listing;

import org.jspecify.annotations.NullMarked;
