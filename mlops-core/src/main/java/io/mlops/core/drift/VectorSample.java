package io.mlops.core.drift;

import io.mlops.error.InvalidInputException;

/**
 * Rows of numbers, as embeddings are: n rows x k components.
 *
 * <p>A row with a value that is not finite is left out and counted as missing. Immutable and thread-safe.
 */
public final class VectorSample {
    private final double[] cells;
    private final int size;
    private final int components;
    private final int missing;

    private VectorSample(double[] cells, int size, int components, int missing) {
        this.cells = cells;
        this.size = size;
        this.components = components;
        this.missing = missing;
    }

    /**
     * Copies rows.
     *
     * @param rows n rows of k numbers each, k at least 1; may be empty
     * @throws InvalidInputException if rows differ in length or have none
     */
    public static VectorSample of(double[][] rows) {
        int components = rows.length == 0 ? 1 : rows[0].length;
        double[] cells = new double[Math.multiplyExact(rows.length, components)];
        int size = 0;
        for (double[] row : rows) {
            if (row.length != components || components == 0) {
                throw new InvalidInputException(
                        "rows", "must have the same positive length", row.length + " and " + components, "");
            }
            if (finite(row)) {
                System.arraycopy(row, 0, cells, size * components, components);
                size++;
            }
        }
        return new VectorSample(cells, size, components, rows.length - size);
    }

    private static boolean finite(double[] row) {
        for (double value : row) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the number of rows that are used. */
    public int size() {
        return size;
    }

    /** Returns the number of components of a row. */
    public int components() {
        return components;
    }

    /** Returns the number of rows left out. */
    public int missing() {
        return missing;
    }

    /**
     * Returns one number.
     *
     * @param row row, 0 to {@link #size()} - 1
     * @param component component, 0 to {@link #components()} - 1
     */
    public double value(int row, int component) {
        return cells[row * components + component];
    }

    double[] mean() {
        double[] mean = new double[components];
        for (int i = 0; i < size * components; i++) {
            mean[i % components] += cells[i] / size;
        }
        return mean;
    }

    double squaredDistance(int row, VectorSample other, int otherRow) {
        double sum = 0;
        for (int k = 0; k < components; k++) {
            double difference = value(row, k) - other.value(otherRow, k);
            sum += difference * difference;
        }
        return sum;
    }

    /** Returns the sizes only, never values. */
    @Override
    public String toString() {
        return "VectorSample[size=" + size + ", components=" + components + ", missing=" + missing + "]";
    }
}
