package io.mlops.drift;

import io.mlops.error.InvalidInputException;
import java.util.Arrays;

/**
 * Numbers in ascending order, without NaN.
 *
 * <p>Immutable and thread-safe.
 */
public final class SortedValues {
    private final double[] values;

    private SortedValues(double[] values) {
        this.values = values;
    }

    /**
     * Copies and sorts values; -0.0 comes before 0.0, infinities at the ends, NaN values are left out.
     *
     * @param values the values in any order; may be empty
     */
    public static SortedValues of(double... values) {
        double[] copy = values.clone();
        DoubleSort.sort(copy);
        int size = copy.length;
        while (size > 0 && Double.isNaN(copy[size - 1])) {
            size--;
        }
        return new SortedValues(size == copy.length ? copy : Arrays.copyOf(copy, size));
    }

    /** Returns the number of values. */
    public int size() {
        return values.length;
    }

    /**
     * Returns the value of a rank.
     *
     * @param rank 0 for the smallest, {@link #size()} - 1 for the largest
     * @throws IndexOutOfBoundsException if the rank is outside
     */
    public double get(int rank) {
        return values[rank];
    }

    /** Returns a fresh array of the values, ascending. */
    public double[] toArray() {
        return values.clone();
    }

    /**
     * Returns how many values are smaller than a bound.
     *
     * @param bound the bound; not NaN
     */
    public int countBelow(double bound) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Returns a quantile by linear interpolation of the order statistics.
     *
     * @param probability 0 to 1
     * @return the quantile, NaN where there are no values
     * @throws InvalidInputException if the probability is outside 0 to 1
     * @see <a href="https://doi.org/10.2307/2684934">Hyndman and Fan 1996, definition 7</a>
     */
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new InvalidInputException("probability", "must be between 0 and 1", Double.toString(probability), "");
        }
        if (values.length == 0) {
            return Double.NaN;
        }
        double position = probability * (values.length - 1);
        int below = (int) position;
        if (below + 1 >= values.length) {
            return values[values.length - 1];
        }
        double fraction = position - below;
        return fraction == 0 ? values[below] : values[below] + fraction * (values[below + 1] - values[below]);
    }

    /** Returns the number of different values; -0.0 and 0.0 are one. */
    public int distinct() {
        int count = values.length == 0 ? 0 : 1;
        for (int i = 1; i < values.length; i++) {
            if (values[i] != values[i - 1]) {
                count++;
            }
        }
        return count;
    }

    /** Returns the size only, never values. */
    @Override
    public String toString() {
        return "SortedValues[size=" + values.length + "]";
    }
}
