package io.mlops.core.drift.preset;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.counts.DistributionDistance;
import io.mlops.core.drift.counts.ShareDistance;
import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.core.drift.values.KolmogorovSmirnov;
import io.mlops.drift.Binning;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.Sample;
import io.mlops.drift.UnseenPolicy;
import io.mlops.drift.ZeroFill;
import java.util.Set;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * Deequ's distance: the largest gap of distribution functions of numbers, the largest difference of shares of categories; less
 * what small samples reach by chance, and not below 0.
 */
final class RobustGap implements Measure {
    private static final Measure SHARES = new DistributionDistance(
            ShareDistance.L_INFINITY,
            Cells.of(Binning.distinctValues(), MissingPolicy.DROP, UnseenPolicy.KEEP),
            ZeroFill.none(),
            2);
    private static final Measure FUNCTIONS =
            new KolmogorovSmirnov(AlternativeHypothesis.TWO_SIDED, PValueMethod.ASYMPTOTIC);

    private final double allowance;

    /** Makes the measure; what is taken off is the allowance times the root of 1/n + 1/m. */
    RobustGap(double allowance) {
        this.allowance = allowance;
    }

    @Override
    public String method() {
        return allowance > 0 ? "l-infinity-robust" : "l-infinity";
    }

    @Override
    public Set<Sample.Kind> accepts() {
        return Set.of(Sample.Kind.values());
    }

    @Override
    public double rate() {
        return 0.5;
    }

    @Override
    public Measurement measure(Sample reference, Sample current) {
        double chance = allowance * Math.sqrt(1.0 / reference.size() + 1.0 / current.size());
        boolean categories = reference.kind() == Sample.Kind.CATEGORICAL;
        Measurement gap = (categories ? SHARES : FUNCTIONS).measure(reference, current);
        return gap.made()
                ? Measurement.distance(Math.max(0, gap.statistic() - chance)).with(gap.effect())
                : gap;
    }
}
