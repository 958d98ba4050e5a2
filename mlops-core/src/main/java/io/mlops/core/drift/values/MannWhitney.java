package io.mlops.core.drift.values;

import io.mlops.core.drift.law.MannWhitneyExact;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.NumericSample;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * Mann-Whitney U test; the statistic is U of the reference.
 *
 * <p>By default exact where one side has at most 8 values and no two are tied, else the normal approximation with the
 * tie term and a continuity correction of one half. With all values tied the p-value is 1. The exact law is left for the normal one
 * where it would take more than some seconds or 160 MB, at about 2,500 values a side.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177730491">Mann and Whitney 1947</a>
 */
public final class MannWhitney implements ValueTest {
    private static final int EXACT_UP_TO = 8;

    private final AlternativeHypothesis alternative;
    private final PValueMethod method;
    private final double continuity;

    /**
     * Makes the test.
     *
     * @param alternative what is asked; {@code LESS_THAN}: values of the reference tend to be smaller
     * @param method how the p-value is found
     * @param continuity whether the normal approximation is corrected by one half
     */
    public MannWhitney(AlternativeHypothesis alternative, PValueMethod method, boolean continuity) {
        this.alternative = alternative;
        this.method = method;
        this.continuity = continuity ? 0.5 : 0;
    }

    @Override
    public String method() {
        return "mann-whitney";
    }

    @Override
    public Measurement of(NumericSample then, NumericSample now) {
        Ranks ranks = Ranks.of(then.sorted(), now.sorted());
        double n = then.length();
        double m = now.length();
        double u = ranks.rankSum() - n * (n + 1) / 2;
        boolean exact = method == PValueMethod.EXACT
                || (method == PValueMethod.AUTO && Math.min(n, m) <= EXACT_UP_TO && ranks.ties() == 0);
        boolean feasible = MannWhitneyExact.feasible(then.length(), now.length());
        double p =
                exact && feasible ? exact(tail(u, n * m), then.length(), now.length()) : normal(u, ranks.ties(), n, m);
        return Measurement.of(u, p).with(RankEffect.of(ranks, then.sorted(), now.sorted()));
    }

    private double tail(double u, double product) {
        return switch (alternative) {
            case GREATER_THAN -> u;
            case LESS_THAN -> product - u;
            case TWO_SIDED -> Math.max(u, product - u);
        };
    }

    /** Of tied values U may end in one half, which is cut off, as SciPy does. */
    private double exact(double tail, int n, int m) {
        double p = MannWhitneyExact.survival((long) tail, n, m);
        return alternative == AlternativeHypothesis.TWO_SIDED ? Math.min(1, 2 * p) : p;
    }

    private double normal(double u, double ties, double n, double m) {
        double size = n + m;
        double deviation = Math.sqrt(n * m / 12 * (size + 1 - ties / (size * (size - 1))));
        if (!(deviation > 0)) {
            return 1;
        }
        double z = (tail(u, n * m) - n * m / 2 - continuity) / deviation;
        double p = NormalDistribution.of(0, 1).survivalProbability(z);
        return alternative == AlternativeHypothesis.TWO_SIDED ? 2 * p : p;
    }
}
