package io.mlops.core.drift.law;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Non-central chi-square law by a normal approximation, accurate to about three digits: enough for the ends of a
 * confidence interval.
 *
 * @see <a href="https://doi.org/10.1093/biomet/50.1-2.199">Sankaran 1963, approximation z2</a>
 */
public final class NoncentralChiSquare {
    private static final int HALVINGS = 80;

    private NoncentralChiSquare() {}

    /**
     * Returns the non-centrality under which a statistic of at most x has the given probability, 0 where even a central
     * law gives it less.
     *
     * @param x the statistic, not negative
     * @param freedom degrees of freedom, at least 1
     * @param probability the probability, in (0, 1)
     */
    public static double noncentrality(double x, double freedom, double probability) {
        if (!(x > 0) || distribution(x, freedom, 0) <= probability) {
            return 0;
        }
        double low = 0;
        double high = x + 1;
        while (distribution(x, freedom, high) > probability) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (distribution(x, freedom, middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double distribution(double x, double k, double lambda) {
        double first = k + lambda;
        double second = k + 2 * lambda;
        double h = 1 - 2 * first * (k + 3 * lambda) / (3 * second * second);
        double p = second / (first * first);
        double m = (h - 1) * (1 - 3 * h);
        double mean = 1 + h * p * (h - 1 - (2 - h) * m * p / 2);
        double deviation = h * Math.sqrt(2 * p) * (1 + m * p / 2);
        return NormalDistribution.of(0, 1).cumulativeProbability((Math.pow(x / first, h) - mean) / deviation);
    }
}
