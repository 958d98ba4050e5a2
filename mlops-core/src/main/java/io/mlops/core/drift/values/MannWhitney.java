package io.mlops.core.drift.values;

import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import java.util.Set;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * Mann-Whitney U test; the statistic is U of the reference.
 *
 * <p>By default exact where one side has at most 8 values and no two are tied, else the normal approximation with the
 * tie term and a continuity correction of one half. With all values tied the p-value is 1.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177730491">Mann and Whitney 1947</a>
 */
public final class MannWhitney implements Measure {
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
    public Set<Sample.Kind> accepts() {
        return Set.of(Sample.Kind.NUMERIC);
    }

    @Override
    public double rate() {
        return 0;
    }

    @Override
    public Measurement measure(Sample reference, Sample current) {
        NumericSample then = (NumericSample) reference;
        NumericSample now = (NumericSample) current;
        Ranks ranks = Ranks.of(then.sorted(), now.sorted());
        double n = then.length();
        double m = now.length();
        double u = ranks.rankSum() - n * (n + 1) / 2;
        boolean exact = method == PValueMethod.EXACT
                || (method == PValueMethod.AUTO && Math.min(n, m) <= EXACT_UP_TO && ranks.ties() == 0);
        double p = exact ? exact(then, now) : normal(u, ranks.ties(), n, m);
        return Measurement.of(u, p).with(RankEffect.of(ranks, then.sorted(), now.sorted()));
    }

    private double exact(NumericSample then, NumericSample now) {
        return MannWhitneyUTest.withDefaults()
                .with(PValueMethod.EXACT)
                .with(alternative)
                .test(then.sorted().toArray(), now.sorted().toArray())
                .getPValue();
    }

    private double normal(double u, double ties, double n, double m) {
        double size = n + m;
        double deviation = Math.sqrt(n * m / 12 * (size + 1 - ties / (size * (size - 1))));
        if (!(deviation > 0)) {
            return 1;
        }
        double tail = switch (alternative) {
            case GREATER_THAN -> u;
            case LESS_THAN -> n * m - u;
            case TWO_SIDED -> Math.max(u, n * m - u);
        };
        double z = (tail - n * m / 2 - continuity) / deviation;
        double p = NormalDistribution.of(0, 1).survivalProbability(z);
        return alternative == AlternativeHypothesis.TWO_SIDED ? 2 * p : p;
    }
}
