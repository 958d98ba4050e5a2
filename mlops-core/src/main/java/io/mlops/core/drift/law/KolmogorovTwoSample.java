package io.mlops.core.drift.law;

import java.util.Arrays;

/**
 * Exact law of the two-sample Kolmogorov-Smirnov statistic, without ties.
 *
 * <p>The order of the pooled values is a lattice path from (0, 0) to (n, m); the statistic reaches h / lcm(n, m) when the
 * path leaves a band around the diagonal. Ties make the probabilities an upper bound.
 *
 * @see <a href="https://doi.org/10.1007/BF02589501">Hodges 1958, section 3</a>
 * @see <a href="https://arxiv.org/abs/2102.08037">Viehmann 2021</a>, for the recursion that keeps small probabilities
 */
public final class KolmogorovTwoSample {
    private static final double NEGLIGIBLE = 60;

    private final int n;
    private final int m;
    private final long stepN;
    private final long stepM;

    /**
     * Takes the sample sizes.
     *
     * @param n size of the first sample, at least 1
     * @param m size of the second sample, at least 1
     */
    public KolmogorovTwoSample(int n, int m) {
        this.n = n;
        this.m = m;
        int divisor = gcd(n, m);
        this.stepN = m / divisor;
        this.stepM = n / divisor;
    }

    /** Returns the least common multiple of the sizes: the statistic is a whole number of its inverses. */
    public long grid() {
        return (long) n * stepN;
    }

    /**
     * Returns the probability that the largest absolute difference reaches h / grid.
     *
     * @param h the statistic in units of the grid
     */
    public double twoSided(long h) {
        if (h <= 0) {
            return 1;
        }
        if (n == m) {
            return Math.min(1, 2 * reflections(h));
        }
        // The longer sample as the outer loop keeps the inner band short.
        return n >= m ? paths(h, h) : new KolmogorovTwoSample(m, n).paths(h, h);
    }

    /**
     * Returns the probability that the largest difference in one direction reaches h / grid.
     *
     * @param h the statistic in units of the grid
     */
    public double oneSided(long h) {
        if (h <= 0) {
            return 1;
        }
        if (n == m) {
            return centralRatio(h);
        }
        return paths(h, Long.MAX_VALUE / 4);
    }

    /** Alternating reflections at the two borders, innermost last, so that no large terms cancel. */
    private double reflections(long h) {
        double value = 0;
        // The terms fall like exp(-k^2 h^2 / n); from the limit on they do not change the last bit.
        long most = Math.min(n / h, 3 + (long) (Math.sqrt(NEGLIGIBLE * n) / h));
        for (long k = most; k >= 1; k--) {
            value = centralRatio(k * h) - value;
        }
        return value;
    }

    /** Returns C(2n, n - h) / C(2n, n). */
    private double centralRatio(long h) {
        double ratio = 1;
        for (long j = 1; j <= h; j++) {
            ratio = ratio * (n - h + j) / (n + j);
        }
        return ratio;
    }

    /** Probability that a path through all orders leaves the band: above it by {@code above}, below it by the other. */
    private double paths(long below, long above) {
        double[] outside = new double[m + 1];
        Arrays.fill(outside, 1);
        Arrays.fill(outside, 0, (int) Math.min(m + 1L, ceilDiv(above, stepM)), 0);
        for (int i = 1; i <= n; i++) {
            int from = (int) Math.max(0, Math.floorDiv(i * stepN - below, stepM) + 1);
            int to = (int) Math.min(m + 1L, ceilDiv(i * stepN + above, stepM));
            if (from >= to) {
                return 1;
            }
            double value = from == 0 ? 0 : 1;
            for (int j = from; j < to; j++) {
                value = (outside[j] * i + value * j) / (i + j);
                outside[j] = value;
            }
        }
        return outside[m];
    }

    private static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
