package io.mlops.core.drift.values;

import io.mlops.core.drift.law.SymmetricEigen;

/**
 * Moore-Penrose inverse of a small symmetric matrix.
 *
 * @see <a href="https://doi.org/10.1137/1.9781421407944">Golub and Van Loan 2013, section 8.5</a>
 */
final class PseudoInverse {
    /** Eigenvalues below this part of the largest are taken for 0. */
    private static final double RELATIVE = 1e-15;

    private final SymmetricEigen eigen;
    private final double limit;

    private PseudoInverse(SymmetricEigen eigen) {
        this.eigen = eigen;
        // Eigenvalues are in their order, so the largest magnitude is at an end.
        double largest = Math.max(Math.abs(eigen.value(0)), Math.abs(eigen.value(eigen.size() - 1)));
        this.limit = largest * RELATIVE;
    }

    /** Takes a symmetric matrix; it is used up. */
    static PseudoInverse of(double[][] matrix) {
        return new PseudoInverse(new SymmetricEigen(matrix));
    }

    private boolean counts(int rank) {
        return Math.abs(eigen.value(rank)) > limit;
    }

    /** Returns the number of eigenvalues that are not 0. */
    int rank() {
        int count = 0;
        for (int k = 0; k < eigen.size(); k++) {
            count += counts(k) ? 1 : 0;
        }
        return count;
    }

    /** Returns the quadratic form of the inverse at a vector. */
    double quadratic(double[] vector) {
        double sum = 0;
        for (int k = 0; k < eigen.size(); k++) {
            double projection = 0;
            for (int i = 0; i < vector.length; i++) {
                projection += vector[i] * eigen.vector(k, i);
            }
            sum += counts(k) ? projection * projection / eigen.value(k) : 0;
        }
        return sum;
    }
}
