package io.mlops.core.drift.preset;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.counts.DistributionDistance;
import io.mlops.core.drift.counts.Homogeneity;
import io.mlops.core.drift.counts.ShareDistance;
import io.mlops.core.drift.decision.MeasuredTest;
import io.mlops.core.drift.measure.Measure;
import io.mlops.drift.Binning;
import io.mlops.drift.DriftTest;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.Sample;
import io.mlops.drift.Threshold;
import io.mlops.drift.UnseenPolicy;
import io.mlops.drift.ZeroFill;
import io.mlops.error.InvalidInputException;
import java.util.List;

/**
 * The univariate methods of NannyML 0.13.1 under its names, with its bins and thresholds.
 *
 * @see <a href="https://nannyml.readthedocs.io/en/stable/how_it_works/univariate_drift_detection.html">NannyML,
 *     univariate drift detection</a>
 */
public final class NannymlTests {
    /** Standard deviations over the reference chunks above which NannyML alerts. */
    public static final double DEVIATIONS = 3;

    private static final String GAP = "kolmogorov_smirnov";
    private static final Cells BINS =
            Cells.of(Binning.doane(Binning.Source.REFERENCE), MissingPolicy.DROP, UnseenPolicy.POOL);
    private static final Cells CATEGORIES = Cells.of(Binning.distinctValues(), MissingPolicy.DROP, UnseenPolicy.KEEP);

    private NannymlTests() {}

    /**
     * Takes a reference with its chunks, over which the threshold of all methods but {@code chi2} is set.
     *
     * @param name NannyML's name: {@code jensen_shannon}, {@code hellinger}, {@code kolmogorov_smirnov},
     *     {@code wasserstein}, {@code chi2}, {@code l_infinity}; the two over distribution functions followed by
     *     {@code :} and a number of bins for the estimated computation
     * @param reference the whole reference
     * @param chunks its chunks
     * @throws InvalidInputException if there is no method of this name
     */
    public static DriftTest.Prepared prepare(String name, Sample reference, List<? extends Sample> chunks) {
        return named(name).prepare(reference, chunks);
    }

    /**
     * Returns the threshold that the chunks of a reference set.
     *
     * @param name NannyML's name, as for {@link #prepare}
     * @param reference the whole reference
     * @param chunks its chunks
     * @return the statistic above which NannyML alerts; NaN where there is none
     * @throws InvalidInputException if there is no method of this name
     */
    public static double limit(String name, Sample reference, List<? extends Sample> chunks) {
        double limit = named(name).limit(reference, chunks);
        return name.startsWith(GAP) ? Math.min(1, limit) : limit;
    }

    static MeasuredTest named(String name) {
        if ("chi2".equals(name)) {
            return new MeasuredTest(new Homogeneity(CATEGORIES, false, true), Threshold.significance(0.05));
        }
        return new MeasuredTest(measure(name), Threshold.deviations(DEVIATIONS));
    }

    private static Measure measure(String name) {
        int colon = name.indexOf(':');
        int bins = colon < 0 ? 0 : Integer.parseInt(name.substring(colon + 1));
        return switch (colon < 0 ? name : name.substring(0, colon)) {
            case "jensen_shannon" -> shares(ShareDistance.JENSEN_SHANNON, BINS);
            case "hellinger" -> shares(ShareDistance.HELLINGER, BINS);
            case "l_infinity" -> shares(ShareDistance.L_INFINITY, CATEGORIES);
            case GAP -> new NannymlGap(false, bins);
            case "wasserstein" -> new NannymlGap(true, bins);
            default ->
                throw new InvalidInputException(
                        "name", "must be a univariate method of NannyML 0.13", name, "see NannymlTests.prepare");
        };
    }

    private static Measure shares(ShareDistance distance, Cells cells) {
        return new DistributionDistance(distance, cells, ZeroFill.none(), 2);
    }
}
