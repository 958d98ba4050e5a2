package io.mlops.core.drift.bins;

import io.mlops.drift.Binning;
import io.mlops.drift.SortedValues;
import java.util.Arrays;
import java.util.List;

/**
 * Histogram edges from sorted values, as NumPy 2 computes them.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.histogram_bin_edges.html">NumPy, rules for bin
 *     widths</a>
 */
public final class Edges {
    private Edges() {}

    /**
     * Returns the edges of a rule; the first and last are infinite for {@link Binning.Rule#QUANTILES}.
     *
     * @param rule the rule; not {@link Binning.Rule#DISTINCT_VALUES}
     * @param values the values that the edges come from, finite, at least one
     */
    public static double[] of(Binning rule, SortedValues values) {
        return switch (rule.rule()) {
            case STURGES -> sturges(Extent.of(values), 0);
            case DOANE -> Extent.of(values).fromWidth(doaneWidth(values));
            case EQUAL_WIDTH -> Extent.of(values).linear(rule.bins());
            case QUANTILES -> quantiles(values, rule.bins());
            case GIVEN -> given(rule.edges());
            case DISTINCT_VALUES -> throw new IllegalArgumentException("distinct values have no edges");
        };
    }

    /**
     * Returns the edges of a rule for the values of two samples together.
     *
     * @param rule the rule; not {@link Binning.Rule#DISTINCT_VALUES}
     * @param first the first values, finite, at least one
     * @param second the second values, finite, at least one
     */
    public static double[] ofBoth(Binning rule, SortedValues first, SortedValues second) {
        Extent extent = Extent.ofBoth(first, second);
        return switch (rule.rule()) {
            case STURGES -> sturges(extent, 0);
            case EQUAL_WIDTH -> extent.linear(rule.bins());
            case DOANE, QUANTILES, GIVEN, DISTINCT_VALUES -> of(rule, pool(first, second));
        };
    }

    /**
     * Returns Sturges' edges with bins at least as wide as given, as NumPy 2 makes them for whole numbers with a width of
     * 1.
     *
     * @param extent the range and number of the values
     * @param leastWidth the least width of a bin
     */
    public static double[] sturges(Extent extent, double leastWidth) {
        double width = extent.range() / (log2(extent.size()) + 1);
        return extent.fromWidth(width > 0 ? Math.max(width, leastWidth) : width);
    }

    private static SortedValues pool(SortedValues first, SortedValues second) {
        double[] all = Arrays.copyOf(first.toArray(), first.size() + second.size());
        System.arraycopy(second.toArray(), 0, all, first.size(), second.size());
        return SortedValues.of(all);
    }

    private static double doaneWidth(SortedValues values) {
        int size = values.size();
        double mean = 0;
        for (int i = 0; i < size; i++) {
            mean += values.get(i) / size;
        }
        double square = 0;
        double cube = 0;
        for (int i = 0; i < size; i++) {
            double deviation = values.get(i) - mean;
            square += deviation * deviation / size;
            cube += deviation * deviation * deviation / size;
        }
        if (size <= 2 || square <= 0) {
            return 0;
        }
        double skewness = cube / (square * Math.sqrt(square));
        double error = Math.sqrt(6.0 * (size - 2) / ((size + 1.0) * (size + 3.0)));
        return Extent.of(values).range() / (1 + log2(size) + log2(1 + Math.abs(skewness) / error));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static double[] quantiles(SortedValues values, int bins) {
        double[] edges = new double[bins + 1];
        int size = 0;
        edges[size++] = Double.NEGATIVE_INFINITY;
        double lowest = values.get(0);
        double highest = values.get(values.size() - 1);
        for (int i = 1; i < bins; i++) {
            double quantile = values.quantile((double) i / bins);
            // One at either end would cut off a bin that holds no value, or none but the largest.
            if (quantile > Math.max(lowest, edges[size - 1]) && quantile < highest) {
                edges[size++] = quantile;
            }
        }
        edges[size++] = Double.POSITIVE_INFINITY;
        return Arrays.copyOf(edges, size);
    }

    private static double[] given(List<Double> edges) {
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
