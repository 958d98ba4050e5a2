/**
 * Measures by group of people, and how far groups are apart, as fairlearn computes them.
 *
 * <p><b>Rules.</b> A group below the minimum size is reported and takes no part in a comparison: the rate of five people is
 * noise, and naming it may name them. With fewer than two groups that are large enough, a disparity is insufficient.
 *
 * <p><b>Decisions.</b> Intervals are Newcombe's hybrid of two Wilson intervals, and hold for all pairs of groups together
 * (Bonferroni), since the largest difference is looked for after the fact. They are for differences; a ratio has none.
 */
@NullMarked
package io.mlops.core.metrics.group;

import org.jspecify.annotations.NullMarked;
