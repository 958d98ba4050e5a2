package io.mlops.core.metrics;

/**
 * A sum of numbers that carries its rounding error along.
 *
 * <p>Mutable and not thread-safe.
 *
 * @see <a href="https://doi.org/10.1002/zamm.19740540106">Neumaier 1974</a>
 */
public final class Sum {
    private double sum;
    private double error;

    /** Makes a sum of nothing. */
    public Sum() {}

    /**
     * Adds a number.
     *
     * @param value the number
     */
    public void add(double value) {
        double next = sum + value;
        error += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }

    /**
     * Adds another sum.
     *
     * @param other the sum, which stays as it is
     */
    public void add(Sum other) {
        double otherError = other.error;
        add(other.sum);
        error += otherError;
    }

    /** Returns the sum; 0 where nothing was added. */
    public double value() {
        return sum + error;
    }
}
