package io.mlops.core.drift.values;

/**
 * Moore-Penrose inverse of a small symmetric matrix, by Jacobi rotations.
 *
 * @see <a href="https://doi.org/10.1137/1.9781421407944">Golub and Van Loan 2013, section 8.5</a>
 */
final class PseudoInverse {
    private static final int SWEEPS = 60;
    /** Eigenvalues below this part of the largest are taken for 0. */
    private static final double RELATIVE = 1e-15;

    private final double[] eigenvalues;
    private final double[][] eigenvectors;

    private PseudoInverse(double[] eigenvalues, double[][] eigenvectors) {
        this.eigenvalues = eigenvalues;
        this.eigenvectors = eigenvectors;
    }

    /** Takes a symmetric matrix; it is used up. */
    static PseudoInverse of(double[][] matrix) {
        int size = matrix.length;
        double[][] vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotate(matrix, vectors, p, q);
                }
            }
        }
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = matrix[i][i];
        }
        return new PseudoInverse(values, vectors);
    }

    private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
        if (matrix[p][q] == 0) {
            return;
        }
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double t = Math.signum(theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        t = theta == 0 ? 1 : t;
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < matrix.length; k++) {
            double kp = matrix[k][p];
            double kq = matrix[k][q];
            matrix[k][p] = c * kp - s * kq;
            matrix[k][q] = s * kp + c * kq;
            double vp = vectors[k][p];
            double vq = vectors[k][q];
            vectors[k][p] = c * vp - s * vq;
            vectors[k][q] = s * vp + c * vq;
        }
        for (int k = 0; k < matrix.length; k++) {
            double pk = matrix[p][k];
            double qk = matrix[q][k];
            matrix[p][k] = c * pk - s * qk;
            matrix[q][k] = s * pk + c * qk;
        }
    }

    private double limit() {
        double largest = 0;
        for (double value : eigenvalues) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest * RELATIVE;
    }

    /** Returns the number of eigenvalues that are not 0. */
    int rank() {
        int rank = 0;
        for (double value : eigenvalues) {
            rank += Math.abs(value) > limit() ? 1 : 0;
        }
        return rank;
    }

    /** Returns the quadratic form of the inverse at a vector. */
    double quadratic(double[] vector) {
        double sum = 0;
        for (int k = 0; k < eigenvalues.length; k++) {
            double projection = 0;
            for (int i = 0; i < vector.length; i++) {
                projection += vector[i] * eigenvectors[i][k];
            }
            sum += Math.abs(eigenvalues[k]) > limit() ? projection * projection / eigenvalues[k] : 0;
        }
        return sum;
    }
}
