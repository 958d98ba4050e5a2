package io.mlops.core.drift.counts;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.bins.ShareTable;
import io.mlops.core.drift.measure.Measurement;

/**
 * Test whether two samples come from one distribution over the same cells, on their contingency table.
 *
 * <p>Unlike a goodness-of-fit test it knows that the reference is a sample too. It needs two cells that occur.
 */
public final class Homogeneity implements TableMeasure {
    private final Cells cells;
    private final boolean likelihood;
    private final boolean yates;

    /**
     * Makes the test.
     *
     * @param cells how the samples become counts
     * @param likelihood the likelihood-ratio statistic (G) in place of Pearson's
     * @param yates whether Pearson's statistic of two cells is corrected for continuity
     */
    public Homogeneity(Cells cells, boolean likelihood, boolean yates) {
        this.cells = cells;
        this.likelihood = likelihood;
        this.yates = yates;
    }

    @Override
    public String method() {
        return likelihood ? "g-test" : "chi-square";
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
        double statistic = likelihood ? ChiSquare.likelihood(table) : ChiSquare.homogeneity(table, yates);
        return Measurement.of(statistic, ChiSquare.survival(statistic, freedom))
                .with(ContingencyEffect.of(table, categories));
    }
}
