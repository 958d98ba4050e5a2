/**
 * Statistics of counts and shares.
 *
 * <p><b>Purpose.</b> One {@link io.mlops.core.drift.measure.Measure} per test or distance that reads categories or bins;
 * they run on two profiles as well as on the values.
 *
 * <p><b>Decisions.</b> The effect size is Cramer's V of the same table, whatever the distance, and the difference of the two
 * proportions for binary columns, so that columns can be compared. Sums run in the order of the cells, which is that of
 * the names: the same data give the same last digit.
 */
@NullMarked
package io.mlops.core.drift.counts;

import org.jspecify.annotations.NullMarked;
