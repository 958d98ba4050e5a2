/**
 * Searches. Not exported.
 *
 * <p>Decisions: MLflow's grammar compares texts by the collation of its database, orders NaN and missing values in its own way, cannot express a text with both quotes, and pages by
 * offset. So the server is asked for what may match, by the conditions that mean the same on every database ({@link io.mlops.http.search.Prefilter}), and
 * {@link io.mlops.spi.listing.Listing} decides, orders and pages. In the default order a page reads only as far as it must; in another order it reads all that may match,
 * up to {@value io.mlops.http.search.RemoteRows#MOST} rows.
 */
@NullMarked
package io.mlops.http.search;

import org.jspecify.annotations.NullMarked;
