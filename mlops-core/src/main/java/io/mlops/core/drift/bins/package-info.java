/**
 * Two samples as counts on the same bins or categories.
 *
 * <p><b>Purpose.</b> Histogram edges by NumPy's rules, tables of categories, and what fills empty bins. All distances
 * between distributions and all tests of counts read a {@link io.mlops.core.drift.bins.ShareTable}.
 *
 * <p><b>Decisions.</b> Bins are counted by searching the edges in the sorted values: the reference is sorted anyway, and
 * a search costs the logarithm of the size per edge. A share is a count over the size of its side, values outside all
 * bins included, as the libraries do; shares then need not sum to 1.
 */
@NullMarked
package io.mlops.core.drift.bins;

import org.jspecify.annotations.NullMarked;
