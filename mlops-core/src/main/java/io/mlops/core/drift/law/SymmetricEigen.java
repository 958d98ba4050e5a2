package io.mlops.core.drift.law;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues, largest first, and eigenvectors of a symmetric matrix, by Jacobi's rotations.
 *
 * @see <a href="https://doi.org/10.1515/crll.1846.30.51">Jacobi 1846</a>
 */
public final class SymmetricEigen {
    private static final int MOST_SWEEPS = 100;

    private final double[][] matrix;
    private final double[][] vectors;
    private final int[] order;

    /**
     * Decomposes a matrix.
     *
     * @param matrix square and symmetric; it is used up
     */
    public SymmetricEigen(double[][] matrix) {
        this.matrix = matrix;
        this.vectors = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && !diagonal(); sweep++) {
            sweep();
        }
        this.order = IntStream.range(0, matrix.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -matrix[i][i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns the number of eigenvalues. */
    public int size() {
        return order.length;
    }

    /**
     * Returns an eigenvalue.
     *
     * @param rank its rank, 0 for the largest
     */
    public double value(int rank) {
        return matrix[order[rank]][order[rank]];
    }

    /**
     * Returns a component of an eigenvector, which has the length 1.
     *
     * @param rank the rank of its eigenvalue
     * @param component which component
     */
    public double vector(int rank, int component) {
        return vectors[component][order[rank]];
    }

    private boolean diagonal() {
        double off = 0;
        double diagonal = 0;
        for (int i = 0; i < matrix.length; i++) {
            diagonal += matrix[i][i] * matrix[i][i];
            for (int j = 0; j < i; j++) {
                off += matrix[i][j] * matrix[i][j];
            }
        }
        return off <= 1e-32 * diagonal;
    }

    private void sweep() {
        for (int p = 0; p < matrix.length; p++) {
            for (int q = p + 1; q < matrix.length; q++) {
                if (matrix[p][q] != 0) {
                    rotate(p, q);
                }
            }
        }
    }

    private void rotate(int p, int q) {
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (int k = 0; k < matrix.length; k++) {
            double kp = matrix[k][p];
            double kq = matrix[k][q];
            matrix[k][p] = cosine * kp - sine * kq;
            matrix[k][q] = sine * kp + cosine * kq;
            double vp = vectors[k][p];
            double vq = vectors[k][q];
            vectors[k][p] = cosine * vp - sine * vq;
            vectors[k][q] = sine * vp + cosine * vq;
        }
        for (int k = 0; k < matrix.length; k++) {
            double pk = matrix[p][k];
            double qk = matrix[q][k];
            matrix[p][k] = cosine * pk - sine * qk;
            matrix[q][k] = sine * pk + cosine * qk;
        }
    }
}
