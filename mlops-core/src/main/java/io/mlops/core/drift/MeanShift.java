package io.mlops.core.drift;

import io.mlops.error.InvalidInputException;

/** Distances of the means of two samples of vectors. */
public enum MeanShift {
    /** Square root of the sum of squared differences. */
    EUCLIDEAN {
        @Override
        double between(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += (a[i] - b[i]) * (a[i] - b[i]);
            }
            return Math.sqrt(sum);
        }
    },
    /** 1 minus the cosine of the angle, 0 to 2; NaN where a mean is the origin. */
    COSINE {
        @Override
        double between(double[] a, double[] b) {
            double product = 0;
            double squareA = 0;
            double squareB = 0;
            for (int i = 0; i < a.length; i++) {
                product += a[i] * b[i];
                squareA += a[i] * a[i];
                squareB += b[i] * b[i];
            }
            return 1 - product / Math.sqrt(squareA * squareB);
        }
    },
    /** Sum of absolute differences. */
    CITY_BLOCK {
        @Override
        double between(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += Math.abs(a[i] - b[i]);
            }
            return sum;
        }
    },
    /** Largest absolute difference. */
    CHEBYSHEV {
        @Override
        double between(double[] a, double[] b) {
            double largest = 0;
            for (int i = 0; i < a.length; i++) {
                largest = Math.max(largest, Math.abs(a[i] - b[i]));
            }
            return largest;
        }
    };

    abstract double between(double[] a, double[] b);

    /**
     * Returns the distance of the means; NaN where a side is empty.
     *
     * @param reference the reference
     * @param current the current sample, with as many components
     * @throws InvalidInputException if the numbers of components differ
     */
    public double of(VectorSample reference, VectorSample current) {
        KernelDiscrepancy.requireSameComponents(reference, current);
        return reference.size() == 0 || current.size() == 0 ? Double.NaN : between(reference.mean(), current.mean());
    }
}
