package io.mlops.core.drift.counts;

import io.mlops.core.drift.measure.Measurement;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;

/**
 * Z test of two proportions with a pooled variance; positive where the reference has the larger share.
 *
 * <p>A column that is constant and the same on both sides has statistic 0 and p-value 1.
 *
 * @see <a href="https://doi.org/10.1002/0471445428">Fleiss, Levin and Paik 2003, section 3.1</a>
 */
public final class ProportionZ implements ProportionMeasure {
    private final AlternativeHypothesis alternative;

    /**
     * Makes the test.
     *
     * @param alternative what is asked; {@code LESS_THAN}: the share of the reference is the smaller one
     */
    public ProportionZ(AlternativeHypothesis alternative) {
        this.alternative = alternative;
    }

    @Override
    public String method() {
        return "proportion-z";
    }

    @Override
    public Measurement of(TwoByTwo table) {
        if (table.constant()) {
            return Measurement.of(0, 1).with(ProportionEffect.of(table));
        }
        double z = statistic(table);
        NormalDistribution law = NormalDistribution.of(0, 1);
        double p = switch (alternative) {
            case GREATER_THAN -> law.survivalProbability(z);
            case LESS_THAN -> law.survivalProbability(-z);
            case TWO_SIDED -> 2 * law.survivalProbability(Math.abs(z));
        };
        return Measurement.of(z, p).with(ProportionEffect.of(table));
    }

    private static double statistic(TwoByTwo table) {
        double pooled = (table.referenceHits() + table.currentHits()) / (table.reference() + table.current());
        double variance = pooled * (1 - pooled) * (1 / table.reference() + 1 / table.current());
        double difference = table.referenceHits() / table.reference() - table.currentHits() / table.current();
        return difference / Math.sqrt(variance);
    }
}
