package io.mlops.drift;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numeric values in the order they came.
 *
 * <p>NaN is the missing value: it is counted and left out. Infinities are values (rank tests use them; see
 * {@link #finite()}). Immutable and thread-safe. The sorted form is made at the first use and kept: whoever holds a
 * reference sample holds it sorted.
 */
public final class NumericSample implements Sample {
    private final double[] values;
    private final long missing;
    private volatile @Nullable SortedValues sorted;

    private NumericSample(double[] values, long missing) {
        this.values = values;
        this.missing = missing;
    }

    /**
     * Copies values into a sample.
     *
     * @param values the values in their order, NaN where one is missing; may be empty
     */
    public static NumericSample of(double... values) {
        Objects.requireNonNull(values, "values");
        return keep(values, false, 0);
    }

    /** Returns the same values without infinities, which then count as missing. */
    public NumericSample finite() {
        for (double value : values) {
            if (Double.isInfinite(value)) {
                return keep(values, true, missing);
            }
        }
        return this;
    }

    private static NumericSample keep(double[] source, boolean finiteOnly, long missingBefore) {
        double[] kept = new double[source.length];
        int size = 0;
        for (double value : source) {
            if (!Double.isNaN(value) && !(finiteOnly && Double.isInfinite(value))) {
                kept[size++] = value;
            }
        }
        double[] exact = size == kept.length ? kept : Arrays.copyOf(kept, size);
        return new NumericSample(exact, missingBefore + source.length - size);
    }

    @Override
    public Kind kind() {
        return Kind.NUMERIC;
    }

    @Override
    public long size() {
        return values.length;
    }

    @Override
    public long missing() {
        return missing;
    }

    /** Returns the number of values as an index bound, missing ones not counted. */
    public int length() {
        return values.length;
    }

    /**
     * Returns the value at a position of the given order, missing values skipped.
     *
     * @param index position, 0 to {@link #length()} - 1
     * @throws IndexOutOfBoundsException if the index is outside
     */
    public double value(int index) {
        return values[index];
    }

    /** Returns the values in ascending order; computed once. */
    public SortedValues sorted() {
        SortedValues result = sorted;
        if (result == null) {
            // Two threads may sort at the same time; both results are equal, so no lock is worth its cost.
            result = SortedValues.of(values);
            sorted = result;
        }
        return result;
    }

    /** Returns the sizes only, never values. */
    @Override
    public String toString() {
        return "NumericSample[size=" + values.length + ", missing=" + missing + "]";
    }
}
