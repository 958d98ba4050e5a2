package io.mlops.data.sketch;

import java.util.Arrays;

/** Values in ascending order, each of which stands for one or more of the data. Immutable. */
public final class SortedValues {
    private final double[] values;
    private final long[] weights;
    private final long total;
    private final long moved;

    private SortedValues(double[] values, long[] weights, long moved) {
        this.values = values;
        this.weights = weights;
        this.moved = moved;
        total = Arrays.stream(weights).sum();
    }

    static SortedValues of(long[] keys, int size, long weight) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = RadixSort.value(keys[i]);
        }
        long[] weights = new long[size];
        Arrays.fill(weights, weight);
        return new SortedValues(values, weights, 0);
    }

    SortedValues plus(SortedValues other) {
        double[] all = new double[values.length + other.values.length];
        long[] heavy = new long[all.length];
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            int theirs = i - next;
            boolean mine =
                    theirs == other.values.length || (next < values.length && values[next] <= other.values[theirs]);
            all[i] = mine ? values[next] : other.values[theirs];
            heavy[i] = mine ? weights[next++] : other.weights[theirs];
        }
        return new SortedValues(all, heavy, 0);
    }

    SortedValues withMoved(long ranks) {
        return new SortedValues(values, weights, ranks);
    }

    /** Returns how many values there are. */
    public int size() {
        return values.length;
    }

    /**
     * Returns a value.
     *
     * @param index 0 to {@code size() - 1}
     */
    public double value(int index) {
        return values[index];
    }

    /**
     * Returns for how many of the data a value stands.
     *
     * @param index 0 to {@code size() - 1}
     */
    public long weight(int index) {
        return weights[index];
    }

    /** Returns the number of the data: the sum of the weights. */
    public long total() {
        return total;
    }

    /** Returns by how many the rank of any value can be wrong: 0 where all the data are here. */
    public long moved() {
        return moved;
    }
}
