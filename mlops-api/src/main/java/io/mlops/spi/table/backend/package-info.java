/**
 * The backend over {@link io.mlops.spi.table.Tables}: its stores are the reads, one class per part makes the writes of commits, rows are values of the API.
 *
 * <p>Rules: whatever can be refused is refused before the first row changes, though a change that throws leaves nothing either; numbers (experiments, series, positions,
 * generations) come from counters that outlive what they counted. Metric points have a row each, unless the store brings {@link io.mlops.spi.table.SeriesPoints}.
 *
 * <p>Decisions: this is the backend {@code memory:} of the engine, and what an author of a store of ordered keys gets for implementing two interfaces. Searches read
 * everything, by {@link io.mlops.spi.listing.Listing}, which is right by definition and slow by nature.
 */
@NullMarked
package io.mlops.spi.table.backend;

import org.jspecify.annotations.NullMarked;
