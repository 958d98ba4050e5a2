package io.mlops.core.drift.preset;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.counts.DistributionDistance;
import io.mlops.core.drift.counts.FisherExact;
import io.mlops.core.drift.counts.GoodnessOfFit;
import io.mlops.core.drift.counts.ProportionZ;
import io.mlops.core.drift.counts.ShareDistance;
import io.mlops.core.drift.decision.MeasuredTest;
import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.values.AndersonDarling;
import io.mlops.core.drift.values.CdfDistance;
import io.mlops.core.drift.values.CramerVonMises;
import io.mlops.core.drift.values.EppsSingleton;
import io.mlops.core.drift.values.KolmogorovSmirnov;
import io.mlops.core.drift.values.MannWhitney;
import io.mlops.core.drift.values.MeanDifference;
import io.mlops.drift.Binning;
import io.mlops.drift.DriftTest;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.Threshold;
import io.mlops.drift.Threshold.Comparison;
import io.mlops.drift.UnseenPolicy;
import io.mlops.drift.ZeroFill;
import io.mlops.error.InvalidInputException;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The column tests of Evidently 0.7.23 under its names, with its bins, thresholds and comparisons.
 *
 * @see <a href="https://docs.evidentlyai.com/metrics/customize_data_drift">Evidently, drift methods</a>
 */
public final class EvidentlyTests {
    private static final Cells VALUES = Cells.of(Binning.distinctValues(), MissingPolicy.DROP, UnseenPolicy.KEEP);

    private EvidentlyTests() {}

    /**
     * Returns a test under its default threshold.
     *
     * @param name Evidently's name: {@code ks}, {@code chisquare}, {@code z}, {@code wasserstein}, {@code jensenshannon},
     *     {@code psi}, {@code kl_div}, {@code hellinger}, {@code hellinger_int} (for columns of whole numbers),
     *     {@code anderson}, {@code cramer_von_mises}, {@code mannw}, {@code ed}, {@code es}, {@code t_test},
     *     {@code fisher_exact}, {@code g_test}
     * @throws InvalidInputException if there is no test of this name; tests by random permutations cannot be reproduced
     */
    public static DriftTest named(String name) {
        return test(name);
    }

    /**
     * Returns the default threshold of a test.
     *
     * @param name Evidently's name
     * @throws InvalidInputException if there is no test of this name
     */
    public static Threshold thresholdOf(String name) {
        return test(name).threshold();
    }

    private static MeasuredTest test(String name) {
        return switch (name) {
            case "ks" ->
                pValue(
                        new KolmogorovSmirnov(AlternativeHypothesis.TWO_SIDED, PValueMethod.AUTO),
                        0.05,
                        Comparison.LESS_OR_EQUAL);
            case "chisquare" -> pValue(new GoodnessOfFit(VALUES, false, true), 0.05, Comparison.LESS);
            case "z" -> pValue(new ProportionZ(AlternativeHypothesis.TWO_SIDED), 0.05, Comparison.LESS);
            case "fisher_exact" ->
                pValue(Faulty.unlessOfOneSize(new FisherExact(AlternativeHypothesis.TWO_SIDED)), 0.1, Comparison.LESS);
            case "g_test" -> pValue(new GoodnessOfFit(VALUES, true, false), 0.1, Comparison.LESS);
            case "anderson" -> pValue(new AndersonDarling(), 0.1, Comparison.LESS);
            case "cramer_von_mises" ->
                pValue(Faulty.whereTheTableOverflows(new CramerVonMises()), 0.1, Comparison.LESS_OR_EQUAL);
            case "mannw" ->
                pValue(
                        new MannWhitney(AlternativeHypothesis.LESS_THAN, PValueMethod.AUTO, true),
                        0.05,
                        Comparison.LESS);
            case "es" -> pValue(new EppsSingleton(), 0.05, Comparison.LESS);
            case "t_test" -> pValue(new MeanDifference(true, AlternativeHypothesis.TWO_SIDED), 0.05, Comparison.LESS);
            default -> new MeasuredTest(distance(name), threshold(name));
        };
    }

    private static MeasuredTest pValue(Measure measure, double level, Comparison comparison) {
        return new MeasuredTest(measure, Threshold.significance(level).comparing(comparison));
    }

    private static Threshold threshold(String name) {
        return Threshold.constant(0.1).comparing("ed".equals(name) ? Comparison.GREATER : Comparison.GREATER_OR_EQUAL);
    }

    private static Measure distance(String name) {
        return switch (name) {
            case "wasserstein" -> CdfDistance.WASSERSTEIN_NORMED;
            case "ed" -> CdfDistance.ENERGY;
            case "jensenshannon" -> shares(ShareDistance.JENSEN_SHANNON, EvidentlyCells.BINS, ZeroFill.none());
            case "psi" -> shares(ShareDistance.POPULATION_STABILITY_INDEX, EvidentlyCells.BINS, ZeroFill.evidently());
            case "kl_div" -> shares(ShareDistance.KULLBACK_LEIBLER, EvidentlyCells.BINS, ZeroFill.evidently());
            case "hellinger" -> shares(ShareDistance.HELLINGER, EvidentlyCells.of(0), ZeroFill.none());
            case "hellinger_int" -> shares(ShareDistance.HELLINGER, EvidentlyCells.of(1), ZeroFill.none());
            default ->
                throw new InvalidInputException(
                        "name", "must be a column test of Evidently 0.7", name, "see EvidentlyTests.named");
        };
    }

    private static Measure shares(ShareDistance distance, Cells cells, ZeroFill fill) {
        return new DistributionDistance(distance, cells, fill, Math.E);
    }
}
