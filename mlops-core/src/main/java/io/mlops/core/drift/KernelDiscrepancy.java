package io.mlops.core.drift;

import io.mlops.error.InvalidInputException;
import java.util.Arrays;

/**
 * Maximum mean discrepancy of two samples of vectors under a Gaussian kernel, squared and unbiased; time grows with the
 * square of the sizes.
 *
 * <p>Without drift it is about 0, and may be negative. The rules differ in the bandwidth of the kernel alone.
 *
 * @see <a href="https://jmlr.org/papers/v13/gretton12a.html">Gretton et al. 2012, lemma 6</a>
 */
public enum KernelDiscrepancy {
    /** Twice the squared bandwidth is the median squared distance of different rows of the reference, the lower one. */
    REFERENCE_PAIRS {
        @Override
        double bandwidthSquared(VectorSample reference, VectorSample current) {
            double[] distances = new double[reference.size() * (reference.size() - 1) / 2];
            int next = 0;
            for (int i = 0; i < reference.size(); i++) {
                for (int j = 0; j < i; j++) {
                    distances[next++] = reference.squaredDistance(i, reference, j);
                }
            }
            Arrays.sort(distances);
            return distances[(distances.length - 1) / 2] / 2;
        }
    },
    /**
     * Twice the squared bandwidth is the median squared distance of all pairs of rows of the reference, each with itself
     * included, as Evidently takes it for a column; 1 where that is 0.
     */
    REFERENCE_ALL {
        @Override
        double bandwidthSquared(VectorSample reference, VectorSample current) {
            double[] distances = distances(reference, reference);
            // NumPy's nearest rank: of two equally near ones the even one.
            double median = distances[(int) Math.rint((distances.length - 1) / 2.0)];
            return median == 0 ? 0.5 : median / 2;
        }
    },
    /** Twice the squared bandwidth is the square of the median distance between both sides, as Evidently takes it. */
    BETWEEN_SIDES {
        @Override
        double bandwidthSquared(VectorSample reference, VectorSample current) {
            double[] distances = distances(reference, current);
            int middle = distances.length / 2;
            double upper = Math.sqrt(distances[middle]);
            double lower = distances.length % 2 == 1 ? upper : Math.sqrt(distances[middle - 1]);
            double median = (lower + upper) / 2;
            return median * median / 2;
        }
    };

    abstract double bandwidthSquared(VectorSample reference, VectorSample current);

    /**
     * Returns the discrepancy; NaN with fewer than two rows on a side, or where the bandwidth is 0.
     *
     * @param reference the reference
     * @param current the current sample, with as many components
     * @throws InvalidInputException if the numbers of components differ
     */
    public double squared(VectorSample reference, VectorSample current) {
        requireSameComponents(reference, current);
        int n = reference.size();
        int m = current.size();
        if (Math.min(n, m) < 2) {
            return Double.NaN;
        }
        double scale = 1 / (2 * bandwidthSquared(reference, current));
        double within = pairs(reference, scale) / ((double) n * (n - 1));
        within += pairs(current, scale) / ((double) m * (m - 1));
        double between = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                between += Math.exp(-scale * reference.squaredDistance(i, current, j));
            }
        }
        return Double.isInfinite(scale) ? Double.NaN : within - 2 * between / ((double) n * m);
    }

    /**
     * Returns the bandwidth of the kernel; NaN with fewer than two rows on a side.
     *
     * @param reference the reference
     * @param current the current sample, with as many components
     * @throws InvalidInputException if the numbers of components differ
     */
    public double bandwidth(VectorSample reference, VectorSample current) {
        requireSameComponents(reference, current);
        boolean few = Math.min(reference.size(), current.size()) < 2;
        return few ? Double.NaN : Math.sqrt(bandwidthSquared(reference, current));
    }

    private static double pairs(VectorSample sample, double scale) {
        double sum = 0;
        for (int i = 0; i < sample.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.exp(-scale * sample.squaredDistance(i, sample, j));
            }
        }
        return 2 * sum;
    }

    private static double[] distances(VectorSample first, VectorSample second) {
        double[] distances = new double[first.size() * second.size()];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = first.squaredDistance(i / second.size(), second, i % second.size());
        }
        Arrays.sort(distances);
        return distances;
    }

    static void requireSameComponents(VectorSample reference, VectorSample current) {
        if (reference.components() != current.components()) {
            throw new InvalidInputException(
                    "current",
                    "must have the " + reference.components() + " components of the reference",
                    Integer.toString(current.components()),
                    "");
        }
    }
}
