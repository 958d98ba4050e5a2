package io.mlops.core.drift.values;

import io.mlops.core.drift.bins.ShareTable;
import io.mlops.core.drift.bins.Tables;
import io.mlops.core.drift.law.KolmogorovOneSample;
import io.mlops.core.drift.law.KolmogorovTwoSample;
import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.BinnedSample;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import java.util.Set;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * Two-sample Kolmogorov-Smirnov test.
 *
 * <p>The exact law up to 10,000 values a side, then the one-sample law at the rounded effective size, as SciPy since
 * 1.5. On binned samples the statistic is the largest difference at the cut points: below the true one by at most the
 * share of the fullest bin.
 *
 * @see <a href="https://doi.org/10.1007/BF02589501">Hodges 1958</a>
 */
public final class KolmogorovSmirnov implements Measure {
    private static final int EXACT_UP_TO = 10_000;
    /** Beyond it the number of paths overflows a double, and SciPy turns to the asymptotic law. */
    private static final double LARGEST_LOG = Math.log(Double.MAX_VALUE);

    private final AlternativeHypothesis alternative;
    private final PValueMethod method;

    /**
     * Makes the test.
     *
     * @param alternative what is asked; {@code GREATER_THAN}: the distribution function of the reference is the greater
     * @param method how the p-value is found
     */
    public KolmogorovSmirnov(AlternativeHypothesis alternative, PValueMethod method) {
        this.alternative = alternative;
        this.method = method;
    }

    @Override
    public String method() {
        return "kolmogorov-smirnov";
    }

    @Override
    public Set<Sample.Kind> accepts() {
        return Set.of(Sample.Kind.NUMERIC, Sample.Kind.BINNED);
    }

    @Override
    public double rate() {
        return 0.5;
    }

    @Override
    public Measurement measure(Sample reference, Sample current) {
        if (reference instanceof BinnedSample then && current instanceof BinnedSample now) {
            return then.cuts().equals(now.cuts())
                    ? binned(Tables.binned(then, now))
                    : Measurement.unable("the cut points of the two samples differ");
        }
        NumericSample then = (NumericSample) reference;
        NumericSample now = (NumericSample) current;
        CdfGap gap = CdfGap.of(then.sorted(), now.sorted());
        long units = units(gap);
        double statistic = units / ((double) then.length() * now.length());
        return Measurement.of(statistic, pValue(units, then.length(), now.length()))
                .with(DistanceEffect.of(statistic, then.sorted(), now.sorted()));
    }

    private long units(CdfGap gap) {
        return switch (alternative) {
            case GREATER_THAN -> gap.above();
            case LESS_THAN -> gap.below();
            case TWO_SIDED -> Math.max(gap.above(), gap.below());
        };
    }

    private double pValue(long units, int n, int m) {
        boolean exact = method == PValueMethod.EXACT || (method == PValueMethod.AUTO && Math.max(n, m) <= EXACT_UP_TO);
        boolean oneSided = alternative != AlternativeHypothesis.TWO_SIDED;
        if (!exact || (oneSided && n != m && logPaths(n, m) > LARGEST_LOG)) {
            return asymptotic(units / ((double) n * m), n, m);
        }
        KolmogorovTwoSample law = new KolmogorovTwoSample(n, m);
        long h = units / ((long) n * m / law.grid());
        return oneSided ? law.oneSided(h) : law.twoSided(h);
    }

    private double asymptotic(double statistic, double n, double m) {
        double effective = n * m / (n + m);
        if (alternative == AlternativeHypothesis.TWO_SIDED) {
            long size = (long) Math.rint(effective);
            // One value a side make half a value, for which there is no law.
            return size == 0 ? Double.NaN : KolmogorovOneSample.survival(statistic, size);
        }
        double large = Math.max(n, m);
        double small = Math.min(n, m);
        double z = Math.sqrt(effective) * statistic;
        return Math.exp(-2 * z * z - 2 * z * (large + 2 * small) / Math.sqrt(large * small * (large + small)) / 3);
    }

    private static double logPaths(int n, int m) {
        double sum = 0;
        for (int k = 1; k <= Math.min(n, m) && sum <= LARGEST_LOG; k++) {
            sum += Math.log((double) (Math.max(n, m) + k) / k);
        }
        return sum;
    }

    private Measurement binned(ShareTable table) {
        double above = 0;
        double below = 0;
        double gap = 0;
        for (int i = 0; i < table.cells(); i++) {
            gap += table.reference(i) / table.referenceSize() - table.current(i) / table.currentSize();
            above = Math.max(above, gap);
            below = Math.max(below, -gap);
        }
        double statistic = switch (alternative) {
            case GREATER_THAN -> above;
            case LESS_THAN -> below;
            case TWO_SIDED -> Math.max(above, below);
        };
        statistic = Math.min(1, statistic);
        return Measurement.of(statistic, asymptotic(statistic, table.referenceSize(), table.currentSize()))
                .with(DistanceEffect.of(statistic, table));
    }
}
