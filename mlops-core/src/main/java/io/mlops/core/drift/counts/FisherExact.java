package io.mlops.core.drift.counts;

import io.mlops.core.drift.measure.Measurement;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * Fisher's exact test of two proportions; the statistic is the odds ratio of the category that is first by name, of the
 * reference over the current sample.
 *
 * <p>For up to 2,147,483,647 values a side.
 *
 * @see <a href="https://doi.org/10.2307/2340521">Fisher 1922</a>
 */
public final class FisherExact implements ProportionMeasure {
    private final AlternativeHypothesis alternative;

    /**
     * Makes the test.
     *
     * @param alternative what is asked; {@code GREATER_THAN}: odds ratio above 1
     */
    public FisherExact(AlternativeHypothesis alternative) {
        this.alternative = alternative;
    }

    @Override
    public String method() {
        return "fisher-exact";
    }

    @Override
    public Measurement of(TwoByTwo table) {
        if (table.reference() + table.current() > Integer.MAX_VALUE) {
            return Measurement.unable("more than 2,147,483,647 values");
        }
        if (table.constant()) {
            return Measurement.unable("only one category occurs, no test is possible");
        }
        int thenHits = (int) table.referenceHits();
        int nowHits = (int) table.currentHits();
        int[][] counts = {
            {(int) table.reference() - thenHits, thenHits}, {(int) table.current() - nowHits, nowHits},
        };
        double odds = (double) counts[0][0] * counts[1][1] / ((double) counts[0][1] * counts[1][0]);
        double p = FisherExactTest.withDefaults().with(alternative).test(counts).getPValue();
        return Measurement.of(odds, p).with(ProportionEffect.of(table));
    }
}
