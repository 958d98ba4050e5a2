package io.mlops.core.report.scale;

import java.util.Arrays;

/**
 * Two distributions over the same bins, reduced to what a chart can show.
 *
 * <p>Long tails are cut where they would squeeze the rest, and bins too narrow to see are joined; what lies outside is kept
 * as a share. Immutable: the arrays are never handed out.
 */
public final class Histogram {
    private static final int MOST_BINS = 60;
    private static final int FEWEST_BINS = 8;
    private static final double TAIL = 0.005;
    private static final double SQUEEZE = 4;

    private final double[] edges;
    private final double[][] shares;
    private final double[] below = new double[2];
    private final double[] above = new double[2];

    /**
     * Reduces two distributions.
     *
     * @param edges n + 1 bin edges, ascending; the first and the last may be infinite
     * @param reference n counts or weights, finite and not negative; or none at all
     * @param current as {@code reference}
     */
    public Histogram(double[] edges, double[] reference, double[] current) {
        int bins = Math.max(0, edges.length - 1);
        double[][] all = {shares(reference, bins), shares(current, bins)};
        int first = edges.length > 0 && Double.isInfinite(edges[0]) ? 1 : 0;
        int last = bins > 0 && Double.isInfinite(edges[bins]) ? bins - 1 : bins;
        if (last > first) {
            int low = tail(all, first, last, 1);
            int high = tail(all, first, last, -1);
            boolean squeezed =
                    low < high && (edges[last] / SQUEEZE - edges[first] / SQUEEZE) > edges[high] - edges[low];
            if (squeezed) {
                int spare = Math.max(0, FEWEST_BINS - (high - low) + 1) / 2;
                first = Math.max(first, low - spare);
                last = Math.min(last, high + spare);
            }
        }
        for (int side = 0; side < 2; side++) {
            below[side] = sum(all[side], 0, Math.min(first, bins));
            above[side] = sum(all[side], Math.max(last, first), bins);
        }
        int[] cuts = last > first ? cuts(edges, first, last) : new int[0];
        this.edges = Arrays.stream(cuts).mapToDouble(i -> edges[i]).toArray();
        this.shares = new double[][] {joined(all[0], cuts), joined(all[1], cuts)};
    }

    /** Returns how many bins are shown, 0 if there is none with two finite edges. */
    public int size() {
        return Math.max(0, edges.length - 1);
    }

    /** Returns an edge, 0 to {@link #size()}. */
    public double edge(int index) {
        return edges[index];
    }

    /** Returns the share of a bin, 0 to 1; side 0 is the reference, 1 the current data. */
    public double share(int side, int bin) {
        return shares[side][bin];
    }

    /** Returns the height of a bin: its share divided by how many average bins it is wide, so that areas compare. */
    public double height(int side, int bin) {
        double average = edges[size()] / size() - edges[0] / size();
        // Halves, as the distance between two finite edges can be infinite.
        double width = (edges[bin + 1] / 2 - edges[bin] / 2) / (average / 2);
        return width > 0 && Double.isFinite(width) ? shares[side][bin] / width : shares[side][bin];
    }

    /** Returns whether all bins are equally wide, so that a height is a share. */
    public boolean isEven() {
        double average = size() == 0 ? 0 : edges[size()] / size() - edges[0] / size();
        for (int i = 0; i < size(); i++) {
            if (Math.abs(edges[i + 1] - edges[i] - average) > 1e-6 * average) {
                return false;
            }
        }
        return true;
    }

    /** Returns the share of one side that lies left of the first edge. */
    public double below(int side) {
        return below[side];
    }

    /** Returns the share of one side that lies right of the last edge. */
    public double above(int side) {
        return above[side];
    }

    /**
     * Returns each count as a share of their sum.
     *
     * @param counts finite and not negative; or none at all
     * @param bins how many shares to return; all 0 where the counts are, or where there is none
     */
    public static double[] shares(double[] counts, int bins) {
        double largest = Arrays.stream(counts).max().orElse(0);
        if (largest == 0) {
            return new double[bins];
        }
        // Divided first by the largest: the sum of large weights could overflow.
        double total = Arrays.stream(counts).map(count -> count / largest).sum();
        return Arrays.stream(counts).map(count -> count / largest / total).toArray();
    }

    private static int tail(double[][] shares, int first, int last, int direction) {
        int edge = direction > 0 ? first : last;
        double[] seen = new double[2];
        while (edge > first - 1 && edge < last + 1) {
            int bin = direction > 0 ? edge : edge - 1;
            if (bin < first || bin >= last) {
                return edge;
            }
            seen[0] += shares[0][bin];
            seen[1] += shares[1][bin];
            if (Math.max(seen[0], seen[1]) > TAIL) {
                return edge;
            }
            edge += direction;
        }
        return edge;
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static int[] cuts(double[] edges, int first, int last) {
        double narrowest = edges[last] / MOST_BINS - edges[first] / MOST_BINS;
        int[] cuts = new int[last - first + 1];
        cuts[0] = first;
        int kept = 1;
        for (int i = first + 1; i <= last; i++) {
            boolean wide = edges[i] - edges[cuts[kept - 1]] >= narrowest * (1 - 1e-9);
            if (wide) {
                cuts[kept++] = i;
            } else if (i == last) {
                cuts[Math.max(1, kept - 1)] = i;
                kept = Math.max(2, kept);
            }
        }
        return Arrays.copyOf(cuts, kept);
    }

    private static double[] joined(double[] shares, int[] cuts) {
        double[] joined = new double[Math.max(0, cuts.length - 1)];
        for (int i = 0; i < joined.length; i++) {
            joined[i] = sum(shares, cuts[i], cuts[i + 1]);
        }
        return joined;
    }
}
