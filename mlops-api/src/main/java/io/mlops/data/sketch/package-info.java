/**
 * Accumulators and the summaries that they freeze into, whose merge is the summary of all the data: exact moments, distinct
 * counts, frequent items, quantiles. Not exported: {@link io.mlops.data.Profile} is their face.
 *
 * <p>Rules: accumulators are mutable and for one thread; summaries are immutable. Nothing is random, so that one input gives
 * one summary on every machine. Memory has a fixed bound, and where the bound costs exactness the summary states the error.
 *
 * <p>Decisions:
 * <ul>
 *   <li>Sums are exact integers, not compensated doubles: only so are mean and variance the same for every order and every
 *       partition of the data, down to the last bit, and a merge can be tested for equality.
 *   <li>Distinct counts keep the smallest hashes. One structure is exact for small counts and an estimate beyond, its merge
 *       does not depend on order, and no library is needed. HyperLogLog and its successors (hash4j has them) have a third
 *       of the error in the same bytes, but are never exact and would make a stored profile depend on a library of
 *       mlops-core; whoever needs 1 % in millions finds the values in a data set, not in a profile.
 *   <li>Quantiles are exact for 131,072 values; beyond, runs are merged and thinned deterministically. Sketches with random
 *       choices (KLL) would be smaller and would give another profile on each run.
 * </ul>
 */
@NullMarked
package io.mlops.data.sketch;

import org.jspecify.annotations.NullMarked;
