package io.mlops.core.metrics.group;

import io.mlops.core.metrics.classification.ClassCounts;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Intervals of shares and of their differences.
 *
 * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe 1998, method
 *     10</a>
 */
final class ProportionInterval {
    private ProportionInterval() {}

    /** The interval of the first group's rate less the second's, at level 1 - alpha. */
    static double[] ofDifference(Rate rate, ClassCounts first, ClassCounts second, double alpha) {
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha / 2);
        double p = rate.of(first);
        double q = rate.of(second);
        double[] ofP = wilson(rate.part(first), rate.whole(first), z);
        double[] ofQ = wilson(rate.part(second), rate.whole(second), z);
        return new double[] {
            p - q - Math.hypot(p - ofP[0], ofQ[1] - q), p - q + Math.hypot(ofP[1] - p, q - ofQ[0]),
        };
    }

    private static double[] wilson(long part, long whole, double z) {
        double share = (double) part / whole;
        double shrink = 1 + z * z / whole;
        double centre = (share + z * z / (2.0 * whole)) / shrink;
        double half = z / shrink * Math.sqrt(share * (1 - share) / whole + z * z / (4.0 * whole * whole));
        return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
    }
}
