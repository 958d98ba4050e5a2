package io.mlops.core.drift.bins;

import io.mlops.drift.SortedValues;

/**
 * The range and number of values that equal-width edges are made from.
 *
 * @param low the smallest value
 * @param high the largest value
 * @param size the number of values
 */
public record Extent(double low, double high, double size) {
    /** More bins than this say that the rule does not fit the data: one far outlier can ask for millions. */
    private static final int MOST_BINS = 1 << 20;

    /**
     * Returns the extent of one sample.
     *
     * @param values the values, at least one
     */
    public static Extent of(SortedValues values) {
        return new Extent(values.get(0), values.get(values.size() - 1), values.size());
    }

    /**
     * Returns the extent of two samples together.
     *
     * @param first the first values, at least one
     * @param second the second values, at least one
     */
    public static Extent ofBoth(SortedValues first, SortedValues second) {
        Extent a = of(first);
        Extent b = of(second);
        return new Extent(Math.min(a.low, b.low), Math.max(a.high, b.high), a.size + b.size);
    }

    double range() {
        return high - low;
    }

    double[] fromWidth(double width) {
        return linear(width > 0 ? (int) Math.min(MOST_BINS, Math.ceil(range() / width)) : 1);
    }

    /** Equal widths; a range of 0 is widened by one half to either side, as NumPy does. */
    double[] linear(int bins) {
        double from = low == high ? low - 0.5 : low;
        double to = low == high ? high + 0.5 : high;
        double step = (to - from) / bins;
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = i * step + from;
        }
        edges[bins] = to;
        return edges;
    }
}
