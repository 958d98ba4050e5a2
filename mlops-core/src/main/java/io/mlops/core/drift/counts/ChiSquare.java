package io.mlops.core.drift.counts;

import io.mlops.core.drift.bins.ShareTable;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Statistics of counts that follow a chi-square law.
 *
 * @see <a href="https://doi.org/10.1080/14786440009463897">Pearson 1900</a>
 */
public final class ChiSquare {
    private ChiSquare() {}

    /**
     * Returns Pearson's statistic of homogeneity of the two columns; cells that are empty on both sides count nothing.
     *
     * @param table the counts
     * @param yates whether a table of two cells is corrected for continuity
     */
    public static double homogeneity(ShareTable table, boolean yates) {
        boolean correct = yates && degreesOfFreedom(table) == 1;
        double sum = 0;
        for (int i = 0; i < table.cells(); i++) {
            double both = table.reference(i) + table.current(i);
            double then = both * share(table);
            double now = both - then;
            if (both > 0) {
                sum += squared(table.reference(i) - then, correct) / then;
                sum += squared(table.current(i) - now, correct) / now;
            }
        }
        return sum;
    }

    private static double squared(double difference, boolean correct) {
        double size = Math.abs(difference);
        double corrected = correct ? size - Math.min(0.5, size) : size;
        return corrected * corrected;
    }

    /**
     * Returns the likelihood-ratio statistic of homogeneity of the two columns.
     *
     * @param table the counts
     * @see <a href="https://doi.org/10.1214/aoms/1177732360">Wilks 1938</a>
     */
    public static double likelihood(ShareTable table) {
        double sum = 0;
        for (int i = 0; i < table.cells(); i++) {
            double both = table.reference(i) + table.current(i);
            double then = both * share(table);
            sum += ShareDistance.relative(table.reference(i), then);
            sum += ShareDistance.relative(table.current(i), both - then);
        }
        return Math.max(0, 2 * sum);
    }

    private static double share(ShareTable table) {
        return table.referenceSize() / (table.referenceSize() + table.currentSize());
    }

    /**
     * Returns the number of cells with a count on either side, less one.
     *
     * @param table the counts
     */
    public static int degreesOfFreedom(ShareTable table) {
        int cells = 0;
        for (int i = 0; i < table.cells(); i++) {
            cells += table.reference(i) + table.current(i) > 0 ? 1 : 0;
        }
        return cells - 1;
    }

    /**
     * Returns Pearson's statistic of the second counts against the first as expectation; infinite where something was
     * seen that was not expected.
     *
     * @param table expected and observed counts, of equal sums
     */
    public static double fit(ShareTable table) {
        double sum = 0;
        for (int i = 0; i < table.cells(); i++) {
            double difference = table.current(i) - table.reference(i);
            sum += difference == 0 ? 0 : difference * difference / table.reference(i);
        }
        return sum;
    }

    /**
     * Returns the likelihood-ratio statistic of the second counts against the first as expectation.
     *
     * @param table expected and observed counts, of equal sums
     */
    public static double fitLikelihood(ShareTable table) {
        double sum = 0;
        for (int i = 0; i < table.cells(); i++) {
            sum += ShareDistance.relative(table.current(i), table.reference(i));
        }
        return 2 * sum;
    }

    /**
     * Returns the probability of a statistic above the given one; NaN without degrees of freedom.
     *
     * @param statistic the statistic, not negative
     * @param freedom degrees of freedom
     */
    public static double survival(double statistic, int freedom) {
        return freedom < 1 ? Double.NaN : ChiSquaredDistribution.of(freedom).survivalProbability(statistic);
    }
}
