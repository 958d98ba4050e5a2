package io.mlops.data;

import io.mlops.data.NumericProfile.Binned;
import io.mlops.data.NumericProfile.Counts;
import io.mlops.data.NumericProfile.Range;
import io.mlops.data.sketch.DistinctCounter;
import io.mlops.data.sketch.DistinctSample;
import io.mlops.data.sketch.ExactMoments;
import io.mlops.data.sketch.Hash;
import io.mlops.data.sketch.QuantileBuffer;
import io.mlops.data.sketch.QuantileEdges;
import io.mlops.data.sketch.SortedValues;
import org.jspecify.annotations.Nullable;

/**
 * Takes the numbers of one column. For one thread.
 *
 * <p>Values wait in a block, so that a profile that is fed row by row works on one column at a time: the tables of twenty
 * columns do not fit a processor's cache together.
 */
final class NumberAccumulator {
    private static final int BLOCK = 512;

    private final double[] block = new double[BLOCK];
    private final int[] places = new int[BLOCK];
    private final ExactMoments moments = new ExactMoments();
    private final DistinctCounter distinct = new DistinctCounter();
    private final @Nullable Edges known;
    private final QuantileBuffer learning = new QuantileBuffer();
    private final long[] bins;
    private Counts counts = Counts.NONE;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private int waiting;

    /**
     * Makes an accumulator of no value.
     *
     * @param known the edges to count on, or null to learn them
     */
    NumberAccumulator(@Nullable Edges known) {
        this.known = known;
        bins = new long[known == null ? 0 : known.bins()];
    }

    void add(double value) {
        if (waiting == BLOCK) {
            settle();
        }
        block[waiting++] = value;
    }

    DistinctSample distinct() {
        settle();
        return distinct.freeze();
    }

    NumericProfile freeze() {
        settle();
        Range range = counts.finite() == 0 ? Range.NONE : new Range(min, max);
        return new NumericProfile(counts, range, moments.freeze(), binned());
    }

    private Binned binned() {
        if (known != null) {
            return new Binned(known, bins.clone(), 0);
        }
        SortedValues values = learning.freeze();
        Edges edges = Edges.of(QuantileEdges.of(values, min, max));
        long[] learned = new long[edges.bins()];
        int bin = 0;
        for (int i = 0; i < values.size(); i++) {
            while (bin < edges.size() && edges.edge(bin) < values.value(i)) {
                bin++;
            }
            learned[bin] += values.weight(i);
        }
        return new Binned(edges, learned, values.moved());
    }

    private void settle() {
        int finite = takeFinite();
        waiting = 0;
        for (int i = 0; i < finite; i++) {
            moments.add(block[i]);
        }
        for (int i = 0; i < finite; i++) {
            distinct.add(Hash.of(block[i]));
        }
        if (known == null) {
            for (int i = 0; i < finite; i++) {
                learning.add(block[i]);
            }
        } else {
            known.count(block, finite, places, bins);
        }
    }

    /** Moves the finite values to the front of the block and returns how many they are; counts all. */
    private int takeFinite() {
        int finite = 0;
        int whole = 0;
        int nan = 0;
        int negative = 0;
        for (int i = 0; i < waiting; i++) {
            double value = block[i] + 0.0;
            if (Math.abs(value) <= Double.MAX_VALUE) {
                block[finite++] = value;
                whole += value == Math.rint(value) ? 1 : 0;
                min = Math.min(min, value);
                max = Math.max(max, value);
            } else if (Double.isNaN(value)) {
                nan++;
            } else {
                negative += value < 0 ? 1 : 0;
            }
        }
        counts = counts.plus(new Counts(finite, whole, nan, negative, waiting - finite - nan - negative));
        return finite;
    }
}
