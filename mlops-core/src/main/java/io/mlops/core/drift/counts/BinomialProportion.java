package io.mlops.core.drift.counts;

import io.mlops.core.drift.measure.Measurement;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * Exact binomial test of the current share against that of the reference, taken for the true one; the statistic is the
 * current share of the category that is last by name.
 *
 * <p>Right where the reference is far larger than the current sample; it ignores that the reference is a sample.
 *
 * @see <a href="https://doi.org/10.1093/biomet/26.4.404">Clopper and Pearson 1934</a>
 */
public final class BinomialProportion implements ProportionMeasure {
    private final AlternativeHypothesis alternative;

    /**
     * Makes the test.
     *
     * @param alternative what is asked; {@code GREATER_THAN}: the current share is above that of the reference
     */
    public BinomialProportion(AlternativeHypothesis alternative) {
        this.alternative = alternative;
    }

    @Override
    public String method() {
        return "binomial";
    }

    @Override
    public Measurement of(TwoByTwo table) {
        if (table.current() > Integer.MAX_VALUE) {
            return Measurement.unable("more than 2,147,483,647 values");
        }
        double p = pValue((int) table.currentHits(), (int) table.current(), table.referenceHits() / table.reference());
        return Measurement.of(table.currentHits() / table.current(), p).with(ProportionEffect.of(table));
    }

    /**
     * Returns the probability of a number of successes at least as extreme.
     *
     * @param hits the successes
     * @param trials the trials
     * @param share the true share, 0 to 1
     */
    public double pValue(int hits, int trials, double share) {
        return BinomialTest.withDefaults()
                .with(alternative)
                .test(trials, hits, share)
                .getPValue();
    }
}
