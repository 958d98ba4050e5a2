package io.mlops.core.drift.preset;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.counts.DistributionDistance;
import io.mlops.core.drift.counts.ShareDistance;
import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.core.drift.values.CdfDistance;
import io.mlops.drift.Binning;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.SortedValues;
import io.mlops.drift.UnseenPolicy;
import io.mlops.drift.ZeroFill;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * TFDV's divergence of numbers: each side in ten bins of equal width over its own range; both over the edges of both, the mass of a
 * bin spread evenly inside it; Jensen-Shannon divergence to the base 2. Missing values are a bin of their own. Of two profiles their
 * common bins are compared as they are.
 */
final class MergedHistograms implements Measure {
    private static final int BINS = 10;
    private static final Measure PROFILES = new DistributionDistance(
            ShareDistance.JENSEN_SHANNON_DIVERGENCE,
            Cells.of(Binning.distinctValues(), MissingPolicy.OWN_CATEGORY, UnseenPolicy.KEEP),
            ZeroFill.none(),
            2);

    @Override
    public String method() {
        return "jensen-shannon-divergence";
    }

    @Override
    public Set<Sample.Kind> accepts() {
        return Set.of(Sample.Kind.NUMERIC, Sample.Kind.BINNED);
    }

    @Override
    public double rate() {
        return 1;
    }

    @Override
    public Measurement measure(Sample reference, Sample current) {
        if (reference.kind() == Sample.Kind.BINNED) {
            return PROFILES.measure(reference, current);
        }
        NumericSample then = ((NumericSample) reference).finite();
        NumericSample now = ((NumericSample) current).finite();
        if (then.size() == 0 || now.size() == 0) {
            return Measurement.unable("a side has no finite value");
        }
        double[] ofThen = edges(then.sorted());
        double[] ofNow = edges(now.sorted());
        double[] merged = DoubleStream.concat(Arrays.stream(ofThen), Arrays.stream(ofNow))
                .sorted()
                .distinct()
                .toArray();
        double[] p = spread(then, ofThen, merged);
        double[] q = spread(now, ofNow, merged);
        double nats = ShareDistance.JENSEN_SHANNON_DIVERGENCE.between(p, q);
        return Measurement.distance(Math.min(1, nats / Math.log(2)))
                .with(CdfDistance.WASSERSTEIN.measure(then, now).effect());
    }

    private static double[] edges(SortedValues values) {
        double low = values.get(0);
        double high = values.get(values.size() - 1);
        // A constant has a bin of its own, as wide as the numbers around it can tell apart.
        double width = Math.max((high - low) / BINS, Math.ulp(Math.max(Math.abs(low), Math.abs(high))));
        double[] edges = new double[BINS + 1];
        Arrays.setAll(edges, i -> low + i * width);
        edges[BINS] = Math.max(edges[BINS], high);
        return edges;
    }

    /** Shares in the merged bins, and in the last cell that of missing values. */
    private static double[] spread(NumericSample sample, double[] edges, double[] merged) {
        double[] counts = new double[BINS];
        SortedValues values = sample.sorted();
        int bin = 0;
        for (int i = 0; i < values.size(); i++) {
            while (bin < BINS - 1 && values.get(i) >= edges[bin + 1]) {
                bin++;
            }
            counts[bin]++;
        }
        double all = sample.size() + sample.missing();
        double[] shares = new double[merged.length];
        for (int b = 0; b < BINS; b++) {
            double width = edges[b + 1] - edges[b];
            for (int cell = Arrays.binarySearch(merged, edges[b]); merged[cell] < edges[b + 1]; cell++) {
                shares[cell] += counts[b] / all * (merged[cell + 1] - merged[cell]) / width;
            }
        }
        shares[merged.length - 1] = sample.missing() / all;
        return shares;
    }
}
