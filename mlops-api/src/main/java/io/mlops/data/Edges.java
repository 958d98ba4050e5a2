package io.mlops.data;

import io.mlops.data.sketch.QuantileEdges;
import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Where the bins of a numeric column end: n edges make n + 1 bins. Immutable.
 *
 * <p>Bin 0 holds all values up to edge 0, bin i those above edge i - 1 up to and including edge i, bin n those above the
 * last edge. So the counts up to bin i, divided by their sum, are the empirical distribution function at edge i, exactly.
 * A reference's edges lie at its quantiles; its frequent values, and all values where there are at most 512, have bins of
 * their own (see {@link #point(int)}), and its two outer bins are empty.
 */
public final class Edges {
    /** The largest number of edges. */
    public static final int MAX = QuantileEdges.MAX_EDGES;

    private final int size;

    /** The edges, and the largest double after them up to one less than a power of two. */
    private final double[] values;

    private Edges(double... values) {
        size = values.length;
        int padded = (Integer.highestOneBit(size) << 1) - 1;
        this.values = Arrays.copyOf(values, Math.max(padded, 0));
        Arrays.fill(this.values, size, this.values.length, Double.MAX_VALUE);
    }

    /**
     * Returns edges.
     *
     * @param ascending 0 to {@value #MAX} finite numbers, each larger than the one before; copied
     * @throws InvalidInputException if there are too many, one is not finite, or they do not ascend
     */
    public static Edges of(double... ascending) {
        if (ascending.length > MAX) {
            throw new InvalidInputException(
                    "edges", "must be at most " + MAX, Integer.toString(ascending.length), "merge neighbouring bins");
        }
        for (int i = 0; i < ascending.length; i++) {
            if (!Double.isFinite(ascending[i]) || (i > 0 && ascending[i] <= ascending[i - 1])) {
                throw new InvalidInputException(
                        "edges[" + i + "]", "must be finite and larger than the edge before", "" + ascending[i], "");
            }
        }
        return new Edges(ascending);
    }

    /** Returns the number of edges, 0 to {@value #MAX}. */
    public int size() {
        return size;
    }

    /** Returns the number of bins: {@code size() + 1}. */
    public int bins() {
        return size + 1;
    }

    /**
     * Returns an edge.
     *
     * @param index 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException if it is outside
     */
    public double edge(int index) {
        return values[Objects.checkIndex(index, size)];
    }

    /**
     * Returns the bin that a value belongs to.
     *
     * @param value any number, infinities included; the answer for NaN means nothing
     */
    public int bin(double value) {
        int below = 0;
        for (int step = firstStep(); step > 0; step >>>= 1) {
            below += step * isAbove(value, below + step - 1);
        }
        return Math.min(below, size);
    }

    /**
     * Counts finite values. All values take each step of the search together, so that none waits for its own last one.
     *
     * @param block the values
     * @param length how many of them
     * @param places room for as many places
     * @param counts one for each bin
     */
    void count(double[] block, int length, int[] places, long[] counts) {
        Arrays.fill(places, 0, length, 0);
        for (int step = firstStep(); step > 0; step >>>= 1) {
            for (int i = 0; i < length; i++) {
                int below = places[i];
                places[i] = below + step * isAbove(block[i], below + step - 1);
            }
        }
        for (int i = 0; i < length; i++) {
            counts[places[i]]++;
        }
    }

    private int firstStep() {
        return (values.length + 1) >>> 1;
    }

    /**
     * Returns 1 if the value is above the edge, else 0, from the sign of their difference: a branch would be guessed wrongly
     * every second time, which makes the search three times slower.
     */
    private int isAbove(double value, int edge) {
        return (int) (Double.doubleToRawLongBits(values[edge] - value) >>> (Long.SIZE - 1));
    }

    /**
     * Returns whether a bin can hold one value only, so that nothing about its inside is unknown.
     *
     * @param bin 0 to {@code size()}
     * @throws IndexOutOfBoundsException if it is outside
     */
    public boolean point(int bin) {
        Objects.checkIndex(bin, bins());
        return bin > 0 && bin < size && Math.nextUp(values[bin - 1]) == values[bin];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Edges edges && Arrays.equals(values, edges.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** Returns the number of edges and the outermost ones. */
    @Override
    public String toString() {
        return size == 0 ? "no edges" : size + " edges from " + values[0] + " to " + values[size - 1];
    }
}
