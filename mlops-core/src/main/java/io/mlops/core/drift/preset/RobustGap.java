package io.mlops.core.drift.preset;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.counts.DistributionDistance;
import io.mlops.core.drift.counts.ShareDistance;
import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.core.drift.values.CdfGap;
import io.mlops.drift.Binning;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.UnseenPolicy;
import io.mlops.drift.ZeroFill;
import java.util.Set;

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
        return Set.of(Sample.Kind.NUMERIC, Sample.Kind.CATEGORICAL);
    }

    @Override
    public double largest() {
        return 1;
    }

    @Override
    public double rate() {
        return 0.5;
    }

    @Override
    public Measurement measure(Sample reference, Sample current) {
        double chance = allowance * Math.sqrt(1.0 / reference.size() + 1.0 / current.size());
        if (reference instanceof NumericSample then && current instanceof NumericSample now) {
            CdfGap gap = CdfGap.of(then.sorted(), now.sorted());
            double largest = Math.max(gap.above(), gap.below()) / ((double) then.size() * now.size());
            return Measurement.distance(Math.max(0, largest - chance));
        }
        Measurement shares = SHARES.measure(reference, current);
        return shares.made()
                ? Measurement.distance(Math.max(0, shares.statistic() - chance)).with(shares.effect())
                : shares;
    }
}
