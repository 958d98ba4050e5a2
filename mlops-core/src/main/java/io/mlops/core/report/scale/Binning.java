package io.mlops.core.report.scale;

import java.util.Arrays;

/**
 * Bins for drawing two samples over each other. For the eye only: tests of drift have binning rules of their own.
 *
 * <p>Whole numbers of a small range get a bin each. Else the width is that of Freedman and Diaconis (On the histogram as a
 * density estimator, Zeitschrift f&uuml;r Wahrscheinlichkeitstheorie 57, 1981) on the pooled values, held between 8 and 48
 * bins. Values further than five times the interquartile range beyond the quartiles fall into open bins at the ends.
 */
public final class Binning {
    private static final int FEWEST = 8;
    private static final int MOST = 48;
    private static final double FENCE = 5;

    private Binning() {}

    /** Returns the edges for the pooled finite values, ascending, infinite at both ends; none if there is no value. */
    public static double[] edges(double[] one, double[] other) {
        double[] pooled = pooled(one, other);
        if (pooled.length == 0) {
            return new double[0];
        }
        double low = pooled[0];
        double high = pooled[pooled.length - 1];
        if (high - low < MOST
                && Arrays.stream(pooled).allMatch(value -> value == Math.rint(value))
                && Math.abs(low) < 1e15) {
            return even(low - 0.5, high + 0.5, (int) (high - low) + 1);
        }
        double middle = quantile(pooled, 0.75) - quantile(pooled, 0.25);
        if (middle > 0 && !Double.isInfinite(middle)) {
            low = Math.max(low, quantile(pooled, 0.25) - FENCE * middle);
            high = Math.min(high, quantile(pooled, 0.75) + FENCE * middle);
        }
        Axis ends = NumberAxis.within(low, high, 2);
        double width = 2 * middle / Math.cbrt(pooled.length);
        double count = Math.ceil((ends.high() / 2 - ends.low() / 2) / (width / 2));
        return even(ends.low(), ends.high(), (int)
                Math.max(FEWEST, Math.min(MOST, Double.isNaN(count) ? FEWEST : count)));
    }

    /** Returns how many of the values lie in each bin; values that are not finite in none. */
    public static double[] counts(double[] edges, double[] values) {
        double[] counts = new double[Math.max(0, edges.length - 1)];
        for (double value : values) {
            if (Double.isFinite(value)) {
                int place = Arrays.binarySearch(edges, value);
                counts[Math.min(counts.length - 1, place >= 0 ? place : -place - 2)]++;
            }
        }
        return counts;
    }

    private static double[] even(double low, double high, int bins) {
        double[] edges = new double[bins + 3];
        edges[0] = Double.NEGATIVE_INFINITY;
        edges[bins + 2] = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= bins; i++) {
            double share = (double) i / bins;
            edges[i + 1] = low * (1 - share) + high * share;
        }
        // The last bin holds its upper edge too, else the largest value would count as outside.
        edges[bins + 1] = Math.min(Double.MAX_VALUE, Math.nextUp(edges[bins + 1]));
        return edges;
    }

    private static double[] pooled(double[] one, double[] other) {
        double[] pooled = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, pooled, one.length, other.length);
        return Arrays.stream(pooled).filter(Double::isFinite).sorted().toArray();
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
