package io.mlops.core.drift.law;

/** A square matrix times a power of two, so that high powers neither overflow nor vanish. */
final class ScaledMatrix {
    static final int SCALE_BITS = 400;
    static final double SCALE = Math.scalb(1.0, SCALE_BITS);
    static final double SMALL = 1 / SCALE;

    private final double[][] cells;
    private final int exponent;

    private ScaledMatrix(double[][] cells, int exponent) {
        this.cells = cells;
        this.exponent = exponent;
    }

    static ScaledMatrix of(double[][] cells) {
        return new ScaledMatrix(cells, 0);
    }

    double entry(int row, int column) {
        return cells[row][column];
    }

    /** Returns how many times the entries are to be multiplied by {@link #SCALE}. */
    int exponent() {
        return exponent;
    }

    ScaledMatrix power(int n) {
        if (n == 1) {
            return this;
        }
        ScaledMatrix half = power(n / 2);
        ScaledMatrix square = half.times(half);
        return n % 2 == 0 ? square : square.times(this);
    }

    private ScaledMatrix times(ScaledMatrix other) {
        int size = cells.length;
        double[][] product = new double[size][size];
        for (int i = 0; i < size; i++) {
            double[] row = product[i];
            for (int k = 0; k < size; k++) {
                double factor = cells[i][k];
                double[] right = other.cells[k];
                for (int j = 0; j < size; j++) {
                    row[j] += factor * right[j];
                }
            }
        }
        return new ScaledMatrix(product, exponent + other.exponent).rescaled();
    }

    private ScaledMatrix rescaled() {
        if (cells[cells.length / 2][cells.length / 2] < SCALE) {
            return this;
        }
        for (double[] row : cells) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= SMALL;
            }
        }
        return new ScaledMatrix(cells, exponent + 1);
    }
}
