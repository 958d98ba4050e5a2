package io.mlops.core.drift.values;

import io.mlops.core.drift.law.CramerVonMisesExact;
import io.mlops.core.drift.law.CramerVonMisesLimit;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.NumericSample;

/**
 * Two-sample Cramer-von Mises test; the statistic is T.
 *
 * <p>Exact up to 20 values a side, else the limiting law of the standardised statistic. It needs two values a side. With
 * all values tied, mean ranks give T = 0.24 for large samples and not 0.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177704477">Anderson 1962</a>
 */
public final class CramerVonMises implements ValueTest {
    private static final int EXACT_UP_TO = 20;
    /** Below it the limiting law is 0 to the precision of its series. */
    private static final double LEAST = 0.003;

    /** Makes the test. */
    public CramerVonMises() {}

    @Override
    public String method() {
        return "cramer-von-mises";
    }

    @Override
    public Measurement of(NumericSample then, NumericSample now) {
        int n = then.length();
        int m = now.length();
        if (Math.min(n, m) < 2) {
            return Measurement.unable("at least 2 values a side are needed");
        }
        Ranks ranks = Ranks.of(then.sorted(), now.sorted());
        double size = (double) n + m;
        double product = (double) n * m;
        double statistic = ranks.deviation() / (product * size) - (4 * product - 1) / (6 * size);
        double p = Math.max(n, m) <= EXACT_UP_TO
                ? CramerVonMisesExact.survival(ranks.deviation(), n, m)
                : limit(statistic, n, m);
        return Measurement.of(statistic, p).with(RankEffect.of(ranks, then.sorted(), now.sorted()));
    }

    private static double limit(double statistic, double n, double m) {
        double size = n + m;
        double product = n * m;
        double mean = (1 + 1 / size) / 6;
        double variance = (size + 1) * (4 * product * size - 3 * (n * n + m * m) - 2 * product);
        variance /= 45 * size * size * 4 * product;
        double standardised = 1.0 / 6 + (statistic - mean) / Math.sqrt(45 * variance);
        return standardised < LEAST ? 1 : Math.max(0, 1 - CramerVonMisesLimit.distribution(standardised));
    }
}
