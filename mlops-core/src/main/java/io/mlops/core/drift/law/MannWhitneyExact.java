package io.mlops.core.drift.law;

/**
 * Exact law of Mann and Whitney's U without ties: each order of the pooled values is equally likely.
 *
 * <p>The counts are the coefficients of a Gaussian binomial, which is a product of factors; they are kept as probabilities, so that
 * none overflows. Commons Statistics keeps a table over both sizes and U, which does not fit into memory beyond some hundred values.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177730491">Mann and Whitney 1947</a>
 */
public final class MannWhitneyExact {
    private static final long MOST_VALUES = 20_000_000;
    private static final double MOST_STEPS = 4e9;

    private MannWhitneyExact() {}

    /**
     * Returns whether the law can be computed within some seconds and 160 MB.
     *
     * @param n the first size
     * @param m the second size
     */
    public static boolean feasible(long n, long m) {
        double values = (double) n * m / 2;
        return values <= MOST_VALUES && values * Math.min(n, m) <= MOST_STEPS;
    }

    /**
     * Returns the probability of a U of at least a value.
     *
     * @param u the value
     * @param n the first size, at least 1
     * @param m the second size, at least 1, such that the law is {@link #feasible}
     */
    public static double survival(long u, int n, int m) {
        long largest = (long) n * m;
        return 2 * u > largest ? upTo(largest - u, n, m) : 1 - upTo(u - 1, n, m);
    }

    private static double upTo(long u, int n, int m) {
        if (u < 0) {
            return 0;
        }
        int small = Math.min(n, m);
        int large = Math.max(n, m);
        double[] shares = new double[(int) u + 1];
        shares[0] = 1;
        for (int i = 1; i <= small; i++) {
            double scale = (double) i / ((double) large + i);
            for (int k = shares.length - 1; k >= large + i; k--) {
                shares[k] -= shares[k - large - i];
            }
            for (int k = 0; k < shares.length; k++) {
                shares[k] *= scale;
                if (k >= i) {
                    shares[k] += shares[k - i];
                }
            }
        }
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        return sum;
    }
}
