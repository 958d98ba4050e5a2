package io.mlops.core.drift.preset;

import io.mlops.core.drift.bins.Edges;
import io.mlops.core.drift.bins.Tables;
import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.core.drift.values.CdfDistance;
import io.mlops.core.drift.values.CdfGap;
import io.mlops.drift.Binning;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.SortedValues;
import java.util.Set;

/**
 * NannyML's Kolmogorov-Smirnov statistic and Wasserstein distance: exact below 10,000 values of the reference, else over
 * 10,000 bins of equal width between its smallest and largest value.
 *
 * <p>Its binned Wasserstein distance counts one value too many below the range as soon as there is one.
 */
final class NannymlGap implements Measure {
    private static final int EXACT_BELOW = 10_000;

    private final boolean wasserstein;
    private final int bins;

    /** Makes the measure; a number of bins of 0 leaves the choice to the size of the reference. */
    NannymlGap(boolean wasserstein, int bins) {
        this.wasserstein = wasserstein;
        this.bins = bins;
    }

    @Override
    public String method() {
        return wasserstein ? CdfDistance.WASSERSTEIN.method() : "kolmogorov-smirnov";
    }

    @Override
    public Set<Sample.Kind> accepts() {
        return Set.of(Sample.Kind.NUMERIC);
    }

    @Override
    public double rate() {
        return 0.5;
    }

    @Override
    public Measurement measure(Sample reference, Sample current) {
        SortedValues then = ((NumericSample) reference).sorted();
        SortedValues now = ((NumericSample) current).sorted();
        if (bins == 0 && then.size() < EXACT_BELOW) {
            return effect(exact(then, now), reference, current);
        }
        if (!Double.isFinite(then.get(0)) || !Double.isFinite(then.get(then.size() - 1))) {
            return Measurement.unable("the reference has infinite values, which no bin holds");
        }
        double[] edges = Edges.of(Binning.equalWidth(bins == 0 ? EXACT_BELOW : bins, Binning.Source.REFERENCE), then);
        return effect(binned(then, now, edges), reference, current);
    }

    private static Measurement effect(double distance, Sample reference, Sample current) {
        return Measurement.distance(distance)
                .with(CdfDistance.WASSERSTEIN.measure(reference, current).effect());
    }

    private double exact(SortedValues then, SortedValues now) {
        if (wasserstein) {
            return CdfDistance.WASSERSTEIN.between(then, now);
        }
        CdfGap gap = CdfGap.of(then, now);
        return Math.max(gap.above(), gap.below()) / ((double) then.size() * now.size());
    }

    private double binned(SortedValues then, SortedValues now, double[] edges) {
        double[] before = Tables.counts(then, edges);
        double[] after = Tables.counts(now, edges);
        int smaller = now.countBelow(edges[0]);
        double size = now.size();
        double start = wasserstein && smaller > 0 ? smaller + 1.0 : smaller;
        double reference = 0;
        double current = start / size;
        double largest = 0;
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            reference += before[i] / then.size();
            current += after[i] / size;
            largest = Math.max(largest, Math.abs(reference - current));
            sum += Math.abs(reference - current);
        }
        return wasserstein ? sum * (edges[1] - edges[0]) + outside(now, edges) : largest;
    }

    /** The exact part of the distance below the first and above the last edge. */
    private static double outside(SortedValues now, double[] edges) {
        double first = edges[0];
        double last = edges[edges.length - 1];
        double sum = 0;
        for (int i = 0; i < now.size(); i++) {
            double value = now.get(i);
            sum += value < first ? first - value : value > last ? value - last : 0;
        }
        return sum / now.size();
    }
}
