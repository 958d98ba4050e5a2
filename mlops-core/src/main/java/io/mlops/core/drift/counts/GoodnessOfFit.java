package io.mlops.core.drift.counts;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.bins.ShareTable;
import io.mlops.core.drift.measure.Measurement;

/**
 * Test of the current counts against those of the reference, taken for the true distribution.
 *
 * <p>It ignores that the reference is a sample: with equal sizes the statistic is twice too large, which raises false
 * alarms far above the level. It exists because others use it. Something that the reference never saw gives an
 * infinite statistic and a p-value of 0.
 */
public final class GoodnessOfFit implements TableMeasure {
    /** Relative difference of the sums that SciPy allows. */
    private static final double TOLERANCE = 1.4901161193847656e-08;

    private final Cells cells;
    private final boolean likelihood;
    private final boolean scaled;

    /**
     * Makes the test.
     *
     * @param cells how the samples become counts
     * @param likelihood the likelihood-ratio statistic (G) in place of Pearson's
     * @param scaled whether the counts of the reference are scaled to the current size; if not, sizes must agree
     */
    public GoodnessOfFit(Cells cells, boolean likelihood, boolean scaled) {
        this.cells = cells;
        this.likelihood = likelihood;
        this.scaled = scaled;
    }

    @Override
    public String method() {
        return likelihood ? "g-goodness-of-fit" : "chi-square-goodness-of-fit";
    }

    @Override
    public Cells cells() {
        return cells;
    }

    @Override
    public Measurement of(ShareTable table, boolean categories) {
        double factor = scaled ? table.currentSize() / table.referenceSize() : 1;
        double[] expected = new double[table.cells()];
        double[] observed = new double[table.cells()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = table.reference(i) * factor;
            observed[i] = table.current(i);
        }
        return fit(ShareTable.of(expected, observed)).with(ContingencyEffect.of(table, categories));
    }

    /**
     * Tests observed counts against expected ones.
     *
     * @param table expected counts in place of the reference, observed ones in place of the current sample
     */
    public Measurement fit(ShareTable table) {
        double least = Math.min(table.referenceSize(), table.currentSize());
        if (Math.abs(table.referenceSize() - table.currentSize()) > TOLERANCE * least) {
            return Measurement.unable("the sums of observed and expected counts differ");
        }
        if (table.cells() < 2) {
            return Measurement.unable("only one category occurs, no test is possible");
        }
        double statistic = likelihood ? ChiSquare.fitLikelihood(table) : ChiSquare.fit(table);
        return Measurement.of(statistic, ChiSquare.survival(statistic, table.cells() - 1));
    }
}
