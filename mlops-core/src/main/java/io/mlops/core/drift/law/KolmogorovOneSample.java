package io.mlops.core.drift.law;

/**
 * Law of the two-sided one-sample Kolmogorov-Smirnov statistic.
 *
 * <p>Picks per region the method that is exact or accurate to about ten digits there.
 *
 * @see <a href="https://doi.org/10.18637/jss.v039.i11">Simard and L'Ecuyer 2011, section 3</a>
 */
public final class KolmogorovOneSample {
    private static final int SMALL = 140;
    /** Below this square root of n times d the law is 1 to the last bit of a double. */
    private static final double CERTAIN = 0.17;

    private KolmogorovOneSample() {}

    /**
     * Returns the probability of a statistic above d.
     *
     * @param d the statistic, 0 to 1
     * @param n the sample size, at least 1
     */
    public static double survival(double d, long n) {
        if (d <= 0) {
            return 1;
        }
        if (d >= 1) {
            return 0;
        }
        double nd = n * d;
        if (nd <= 0.5 || Math.sqrt((double) n) * d < CERTAIN) {
            return 1;
        }
        if (nd >= n - 1) {
            return 2 * Math.pow(1 - d, (double) n);
        }
        double squared = nd * d;
        if (d >= 0.5 || squared >= (n <= SMALL ? 4 : 2.2)) {
            return Math.min(1, 2 * SmirnovTail.survival(d, (double) n));
        }
        if (n <= SMALL || (nd * Math.sqrt(d) <= 1.4 && n <= 100_000)) {
            return 1 - MarsagliaTsangWang.distribution(d, (int) n);
        }
        return 1 - PelzGood.distribution(d, (double) n);
    }
}
