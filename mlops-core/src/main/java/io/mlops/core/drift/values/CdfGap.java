package io.mlops.core.drift.values;

import io.mlops.drift.SortedValues;

/**
 * The largest differences of two empirical distribution functions.
 *
 * <p>Differences are kept as whole numbers over the product of the sizes, so they are exact, ties included.
 *
 * @param above the largest excess of the first function, in units of 1 / (n m)
 * @param below the largest excess of the second function, in units of 1 / (n m)
 * @param aboveAt a value where the first excess is reached
 * @param belowAt a value where the second excess is reached
 */
public record CdfGap(long above, long below, double aboveAt, double belowAt) {
    /**
     * Merges two sorted samples, each with at least one value.
     *
     * @param first the first sample, of size n
     * @param second the second sample, of size m
     */
    public static CdfGap of(SortedValues first, SortedValues second) {
        int n = first.size();
        int m = second.size();
        int i = 0;
        int j = 0;
        long gap = 0;
        long above = 0;
        long below = 0;
        double aboveAt = Math.min(first.get(0), second.get(0));
        double belowAt = aboveAt;
        while (i < n && j < m) {
            double value = Math.min(first.get(i), second.get(j));
            while (i < n && first.get(i) == value) {
                i++;
                gap += m;
            }
            while (j < m && second.get(j) == value) {
                j++;
                gap -= n;
            }
            if (gap > above) {
                above = gap;
                aboveAt = value;
            } else if (gap < below) {
                below = gap;
                belowAt = value;
            }
        }
        return new CdfGap(above, -below, aboveAt, belowAt);
    }
}
