package io.mlops.core.drift;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.counts.DistributionDistance;
import io.mlops.core.drift.counts.ShareDistance;
import io.mlops.core.drift.values.CdfDistance;
import io.mlops.drift.Binning;
import io.mlops.drift.Threshold;
import io.mlops.drift.ZeroFill;
import io.mlops.error.InvalidInputException;

/**
 * Makes tests by a distance; by default drift is a distance that samples of these sizes exceed without drift with a
 * probability of 0.05 ({@link Threshold#calibrated}).
 *
 * <p>Distances over bins take numeric values, categories (which the binning leaves alone) and binned samples. Values that
 * are infinite have no bins of equal width: the verdict is {@link io.mlops.drift.Verdict#INSUFFICIENT_DATA}.
 */
public final class Distances {
    private static final Threshold DEFAULT = Threshold.calibrated(0.05);

    private Distances() {}

    /** Returns the first Wasserstein distance, in the unit of the values. */
    public static ConfiguredTest wasserstein() {
        return ConfiguredTest.ofValues(CdfDistance.WASSERSTEIN, DEFAULT);
    }

    /** Returns the first Wasserstein distance in standard deviations of the reference, which count at least 0.001. */
    public static ConfiguredTest normedWasserstein() {
        return ConfiguredTest.ofValues(CdfDistance.WASSERSTEIN_NORMED, DEFAULT);
    }

    /** Returns the energy distance, as SciPy defines it: with the square root. */
    public static ConfiguredTest energy() {
        return ConfiguredTest.ofValues(CdfDistance.ENERGY, DEFAULT);
    }

    /**
     * Returns the Hellinger distance, 0 to 1.
     *
     * @param binning the bins of numeric values
     */
    public static ConfiguredTest hellinger(Binning binning) {
        return shares(ShareDistance.HELLINGER, binning, ZeroFill.none(), Math.E);
    }

    /**
     * Returns the Jensen-Shannon distance, the square root of the divergence.
     *
     * @param binning the bins of numeric values
     * @param base base of the logarithm, above 1: with 2 the distance is at most 1, with e at most 0.8326
     * @throws InvalidInputException if the base is not above 1 and finite
     */
    public static ConfiguredTest jensenShannon(Binning binning, double base) {
        return shares(ShareDistance.JENSEN_SHANNON, binning, ZeroFill.none(), base);
    }

    /**
     * Returns the Jensen-Shannon divergence.
     *
     * @param binning the bins of numeric values
     * @param base base of the logarithm, above 1: with 2 the divergence is at most 1
     * @throws InvalidInputException if the base is not above 1 and finite
     */
    public static ConfiguredTest jensenShannonDivergence(Binning binning, double base) {
        return shares(ShareDistance.JENSEN_SHANNON_DIVERGENCE, binning, ZeroFill.none(), base);
    }

    /**
     * Returns the Kullback-Leibler divergence of the reference from the current sample, in nats.
     *
     * @param binning the bins of numeric values
     * @param fill what fills empty bins; without filling it may be infinite
     */
    public static ConfiguredTest kullbackLeibler(Binning binning, ZeroFill fill) {
        return shares(ShareDistance.KULLBACK_LEIBLER, binning, fill, Math.E);
    }

    /**
     * Returns the population stability index. It has no standard: credit-risk practice takes
     * {@code Binning.quantiles(10, REFERENCE)} with {@code ZeroFill.floor(1e-4)}.
     *
     * @param binning the bins of numeric values
     * @param fill what fills empty bins; without filling it may be infinite
     */
    public static ConfiguredTest populationStabilityIndex(Binning binning, ZeroFill fill) {
        return shares(ShareDistance.POPULATION_STABILITY_INDEX, binning, fill, Math.E);
    }

    /**
     * Returns the total variation distance, 0 to 1: the share of values that would have to change their bin.
     *
     * @param binning the bins of numeric values
     */
    public static ConfiguredTest totalVariation(Binning binning) {
        return shares(ShareDistance.TOTAL_VARIATION, binning, ZeroFill.none(), Math.E);
    }

    /**
     * Returns the largest change of a share, 0 to 1.
     *
     * @param binning the bins of numeric values
     */
    public static ConfiguredTest lInfinity(Binning binning) {
        return shares(ShareDistance.L_INFINITY, binning, ZeroFill.none(), Math.E);
    }

    private static ConfiguredTest shares(ShareDistance distance, Binning binning, ZeroFill fill, double base) {
        if (!(base > 1 && Double.isFinite(base))) {
            throw new InvalidInputException("base", "must be above 1 and finite", Double.toString(base), "");
        }
        return ConfiguredTest.of(
                (missing, unseen) -> new DistributionDistance(distance, Cells.of(binning, missing, unseen), fill, base),
                DEFAULT);
    }
}
