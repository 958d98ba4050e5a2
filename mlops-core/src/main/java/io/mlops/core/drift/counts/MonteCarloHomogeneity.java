package io.mlops.core.drift.counts;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.bins.ShareTable;
import io.mlops.core.drift.measure.Measurement;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Chi-square test of homogeneity that keeps its level in small and sparse tables.
 *
 * <p>Up to 1,000 values together, and up to a million where a cell expects fewer than 5, the p-value comes from random splits of the pooled
 * values, stopped as soon as ten of them are at least as extreme; else from the chi-square law. The seed comes from the counts: the same
 * data give the same p-value, but the errors of different data are independent, so that the level holds on average. With
 * 9,999 splits at most, fewer for large samples, the p-value is a multiple of about 0.0001.
 *
 * @see <a href="https://doi.org/10.1093/biomet/78.2.301">Besag and Clifford 1991</a>
 */
public final class MonteCarloHomogeneity implements TableMeasure {
    private static final double LARGE = 1_000;
    /** Beyond it, rare cells hardly move the statistic, and the values would not fit into an array. */
    private static final double LARGEST = 1_000_000;

    private static final double LEAST_EXPECTED = 5;
    private static final int ENOUGH = 10;
    private static final int MOST_SPLITS = 9_999;
    private static final double MOST_DRAWS = 2e7;
    private static final long SEED = 0x2545F4914F6CDD1DL;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final Cells cells;

    /**
     * Makes the test.
     *
     * @param cells how the samples become counts
     */
    public MonteCarloHomogeneity(Cells cells) {
        this.cells = cells;
    }

    @Override
    public String method() {
        return "chi-square";
    }

    @Override
    public Cells cells() {
        return cells;
    }

    @Override
    public Measurement of(ShareTable table, boolean categories) {
        int freedom = ChiSquare.degreesOfFreedom(table);
        if (freedom < 1) {
            return Measurement.unable("only one category occurs, no test is possible");
        }
        double statistic = ChiSquare.homogeneity(table, false);
        double p = sparse(table) ? new Splits(table).survival(statistic) : ChiSquare.survival(statistic, freedom);
        return Measurement.of(statistic, p).with(ContingencyEffect.of(table, categories));
    }

    private static boolean sparse(ShareTable table) {
        double size = table.referenceSize() + table.currentSize();
        if (size <= LARGE || size > LARGEST) {
            return size <= LARGE;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < table.cells(); i++) {
            double both = table.reference(i) + table.current(i);
            least = both > 0 ? Math.min(least, both) : least;
        }
        return least * Math.min(table.referenceSize(), table.currentSize()) / size < LEAST_EXPECTED;
    }

    /** Random splits of the values of a table into two columns of the same sizes. */
    private static final class Splits {
        private final double[] both;
        private final int[] cellOf;
        private final int smaller;
        private final double smallerSize;
        private final double size;
        private final long seed;

        private Splits(ShareTable table) {
            both = new double[table.cells()];
            size = table.referenceSize() + table.currentSize();
            cellOf = new int[(int) size];
            int from = 0;
            long hash = SEED;
            for (int i = 0; i < both.length; i++) {
                double less = Math.min(table.reference(i), table.current(i));
                hash = (hash ^ Double.doubleToLongBits(less)) * MULTIPLIER;
                both[i] = table.reference(i) + table.current(i);
                int to = (int) Math.min(cellOf.length, from + both[i]);
                Arrays.fill(cellOf, from, to, i);
                from = to;
            }
            seed = hash;
            smallerSize = Math.min(table.referenceSize(), table.currentSize());
            smaller = (int) smallerSize;
        }

        private double survival(double statistic) {
            SplittableRandom random = new SplittableRandom(seed);
            int splits = (int) Math.max(99, Math.min(MOST_SPLITS, MOST_DRAWS / smaller));
            double bound = statistic * (1 - 1e-12);
            int extreme = 0;
            for (int i = 1; i <= splits; i++) {
                extreme += draw(random) >= bound ? 1 : 0;
                if (extreme == ENOUGH) {
                    return (double) extreme / i;
                }
            }
            return (extreme + 1.0) / (splits + 1.0);
        }

        /** Draws the smaller column without replacement; a partial shuffle may start from any order. */
        private double draw(SplittableRandom random) {
            double[] drawn = new double[both.length];
            for (int i = 0; i < smaller; i++) {
                int j = i + random.nextInt(cellOf.length - i);
                int cell = cellOf[j];
                cellOf[j] = cellOf[i];
                cellOf[i] = cell;
                drawn[cell]++;
            }
            double share = smallerSize / size;
            double sum = 0;
            for (int i = 0; i < drawn.length; i++) {
                double difference = drawn[i] - both[i] * share;
                sum += both[i] > 0 ? difference * difference / both[i] : 0;
            }
            return sum / (share * (1 - share));
        }
    }
}
