package io.mlops.data;

import io.mlops.data.sketch.Moments;
import java.util.Arrays;

/**
 * The distribution of the numbers of one column. Immutable.
 *
 * <p>NaN and infinities are counted and are in nothing else: minimum, maximum, moments and bins are of the finite values,
 * -0.0 counts as 0.0. Moments come from exact sums and are rounded once, when they are asked for (some microseconds);
 * so they depend neither on the order of the data nor on how these were split and merged.
 */
public final class NumericProfile {
    private final Counts counts;
    private final Range range;
    private final Moments moments;
    private final Edges edges;
    private final long[] bins;
    private final long moved;

    /**
     * How many values of which kind.
     *
     * @param finite neither NaN nor infinite
     * @param whole finite without a fraction; part of {@code finite}
     * @param nan not a number
     * @param negativeInfinity below all numbers
     * @param positiveInfinity above all numbers
     */
    public record Counts(long finite, long whole, long nan, long negativeInfinity, long positiveInfinity) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        /** Returns all of them together. */
        public long total() {
            return finite + nan + negativeInfinity + positiveInfinity;
        }

        Counts plus(Counts other) {
            return new Counts(
                    Math.addExact(finite, other.finite),
                    Math.addExact(whole, other.whole),
                    Math.addExact(nan, other.nan),
                    Math.addExact(negativeInfinity, other.negativeInfinity),
                    Math.addExact(positiveInfinity, other.positiveInfinity));
        }
    }

    /** Smallest and largest finite value; NaN, NaN of none. */
    record Range(double min, double max) {
        static final Range NONE = new Range(Double.NaN, Double.NaN);

        Range plus(Range other) {
            if (Double.isNaN(min)) {
                return other;
            }
            return Double.isNaN(other.min) ? this : new Range(Math.min(min, other.min), Math.max(max, other.max));
        }
    }

    /** What the bins hold, and by how many a sum of the first of them can be wrong. The array is not copied. */
    static final class Binned {
        private final Edges edges;
        private final long[] counts;
        private final long moved;

        Binned(Edges edges, long[] counts, long moved) {
            this.edges = edges;
            this.counts = counts;
            this.moved = moved;
        }
    }

    NumericProfile(Counts counts, Range range, Moments moments, Binned binned) {
        this.counts = counts;
        this.range = range;
        this.moments = moments;
        edges = binned.edges;
        bins = binned.counts;
        moved = binned.moved;
    }

    NumericProfile plus(NumericProfile other) {
        long[] sums = bins.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.bins[i];
        }
        return new NumericProfile(
                counts.plus(other.counts),
                range.plus(other.range),
                moments.plus(other.moments),
                new Binned(edges, sums, Math.addExact(moved, other.moved)));
    }

    /** Returns how many values of which kind there are. */
    public Counts counts() {
        return counts;
    }

    /** Returns the number of finite values: the sum of all bins. */
    public long count() {
        return counts.finite();
    }

    /** Returns the smallest finite value; NaN if there is none. */
    public double min() {
        return range.min();
    }

    /** Returns the largest finite value; NaN if there is none. */
    public double max() {
        return range.max();
    }

    /** Returns the mean of the finite values, rounded once from exact sums; NaN if there is none. */
    public double mean() {
        return moments.mean();
    }

    /**
     * Returns the mean squared distance from the mean (divided by n), rounded once from exact sums; NaN if there is no
     * finite value, infinite where it exceeds the largest double.
     */
    public double variance() {
        return moments.variance();
    }

    /** Returns the unbiased variance (divided by n - 1), rounded once from exact sums; NaN for less than two values. */
    public double sampleVariance() {
        return moments.sampleVariance();
    }

    /** Returns the edges of the bins, which are the reference's. */
    public Edges edges() {
        return edges;
    }

    /** Returns the number of bins: one more than edges. */
    public int bins() {
        return bins.length;
    }

    /**
     * Returns how many finite values a bin holds.
     *
     * @param bin 0 to {@code bins() - 1}
     * @throws IndexOutOfBoundsException if it is outside
     */
    public long count(int bin) {
        return bins[bin];
    }

    /**
     * Returns by how much a cumulative share of the bins can be wrong, 0 to 1: 0 where values were counted on known edges,
     * and for a reference that learned its edges from at most 131,072 values; below 0.0001 for one that learned them from
     * more.
     */
    public double rankError() {
        return moved == 0 ? 0 : (double) moved / counts.finite();
    }

    /**
     * Returns the largest share of the finite values in a bin that can hold more than one value, 0 to 1; 0 if there is no
     * finite value. A Kolmogorov-Smirnov statistic that is computed at the edges is too small by at most this share of
     * either side, plus both rank errors.
     */
    public double largestBinShare() {
        long largest = 0;
        for (int i = 0; i < bins.length; i++) {
            largest = edges.point(i) ? largest : Math.max(largest, bins[i]);
        }
        return largest == 0 ? 0 : (double) largest / counts.finite();
    }

    /**
     * Returns a quantile, rounded up to the end of its bin: the smallest edge (or the maximum, if that is smaller) up to
     * which at least this share of the finite values lies.
     *
     * @param share 0 to 1; 0 gives the minimum, 1 the maximum
     * @return NaN if there is no finite value
     * @throws IllegalArgumentException if the share is NaN or outside 0 to 1
     */
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a quantile's share must be 0 to 1, but was " + share);
        }
        if (share == 0) {
            return range.min();
        }
        long sum = 0;
        for (int i = 0; i < edges.size(); i++) {
            sum += bins[i];
            if (sum >= share * counts.finite()) {
                return Math.min(edges.edge(i), range.max());
            }
        }
        return range.max();
    }

    Moments moments() {
        return moments;
    }

    long moved() {
        return moved;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumericProfile profile
                && counts.equals(profile.counts)
                && range.equals(profile.range)
                && moments.equals(profile.moments)
                && moved == profile.moved
                && Arrays.equals(bins, profile.bins)
                && edges.equals(profile.edges);
    }

    @Override
    public int hashCode() {
        return 31 * counts.hashCode() + Arrays.hashCode(bins);
    }

    /** Returns count, range and edges. */
    @Override
    public String toString() {
        return count() + " finite values from " + min() + " to " + max() + " on " + edges;
    }
}
