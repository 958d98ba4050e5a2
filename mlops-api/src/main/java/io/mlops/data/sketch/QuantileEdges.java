package io.mlops.data.sketch;

import java.util.Arrays;

/**
 * Chooses the edges of the bins in which a column is counted: at quantiles, so that bins of the data at hand hold about
 * the same number, and around values that are frequent by themselves.
 *
 * <p>A bin reaches from one edge (excluded) to the next (included). A frequent value v gets the edges {@code nextDown(v)}
 * and v, that is a bin which holds v alone: counts of it are exact statements about v. With at most half as many distinct
 * values as edges, each value is alone, and what others are seen later fall between. The outermost edges are
 * {@code nextDown(min)} and max, so that the data at hand leave the two open bins empty. Stateless.
 */
public final class QuantileEdges {
    /** The largest number of edges. */
    public static final int MAX_EDGES = 1_024;

    private static final int ALL_ALONE = MAX_EDGES / 2;
    private static final int MOST_PARTS = MAX_EDGES - 2;

    /** With so many parts the edges suffice whatever is frequent: two for each part, and the outermost two. */
    private static final int SAFE_PARTS = MAX_EDGES / 2 - 1;

    private QuantileEdges() {}

    /**
     * Returns the edges, strictly ascending and finite; none for no value.
     *
     * @param data the values at hand
     * @param min the smallest of the data
     * @param max the largest of the data
     */
    public static double[] of(SortedValues data, double min, double max) {
        if (data.size() == 0) {
            return new double[0];
        }
        if (distinct(data) <= ALL_ALONE) {
            return new Choice(data, min, max).edges(0);
        }
        double[] fine = new Choice(data, min, max).edges((double) data.total() / MOST_PARTS);
        return fine.length > 0 ? fine : new Choice(data, min, max).edges((double) data.total() / SAFE_PARTS);
    }

    /** Returns the number of distinct values, or one more than can all be alone. */
    private static int distinct(SortedValues data) {
        int distinct = 1;
        for (int i = 1; i < data.size() && distinct <= ALL_ALONE; i++) {
            distinct += data.value(i) == data.value(i - 1) ? 0 : 1;
        }
        return distinct;
    }

    private static final class Choice {
        private final SortedValues data;
        private final double max;
        private final double[] edges = new double[MAX_EDGES + 3];
        private int size;

        private Choice(SortedValues data, double min, double max) {
            this.data = data;
            this.max = max;
            push(Math.nextDown(min));
        }

        /** Returns the edges for bins of at least {@code share} values, or none if they are too many. */
        private double[] edges(double share) {
            long waiting = 0;
            int next = 0;
            while (next < data.size() && size <= MAX_EDGES) {
                double value = data.value(next);
                long weight = 0;
                while (next < data.size() && data.value(next) == value) {
                    weight += data.weight(next++);
                }
                if (weight >= share) {
                    push(Math.nextDown(value));
                    push(value);
                    waiting = 0;
                } else {
                    waiting += weight;
                    if (waiting >= share) {
                        push(value);
                        waiting = 0;
                    }
                }
            }
            push(max);
            return size > MAX_EDGES ? new double[0] : Arrays.copyOf(edges, size);
        }

        private void push(double edge) {
            boolean ascends = size == 0 || edge > edges[size - 1];
            if (ascends && edge >= -Double.MAX_VALUE) {
                edges[size++] = edge;
            }
        }
    }
}
