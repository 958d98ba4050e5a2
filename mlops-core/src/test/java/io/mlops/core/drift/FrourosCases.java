package io.mlops.core.drift;

import static io.mlops.core.drift.Measured.fields;
import static io.mlops.core.drift.ReferenceCase.numeric;

import io.mlops.core.drift.values.AndersonDarling;
import io.mlops.core.drift.values.MeanDifference;
import io.mlops.drift.Binning;
import io.mlops.drift.Threshold;
import io.mlops.drift.ZeroFill;
import java.util.Map;
import java.util.function.Function;

/** Frouros' distances, tests and detectors, where a named policy of ours gives the same. */
final class FrourosCases {
    private static final double ERROR = 1;

    private FrourosCases() {}

    static Map<String, Function<ReferenceCase, Object>> all() {
        return Map.ofEntries(
                Map.entry(
                        "frouros.PSI",
                        c -> distance(
                                c,
                                Distances.populationStabilityIndex(bins(c), ZeroFill.floor(Double.MIN_NORMAL)),
                                x -> x)),
                Map.entry("frouros.HellingerDistance", c -> distance(c, Distances.hellinger(bins(c)), x -> x)),
                Map.entry("frouros.BhattacharyyaDistance", c -> distance(c, Distances.hellinger(bins(c)), x -> x * x)),
                Map.entry(
                        "frouros.HINormalizedComplement", c -> distance(c, Distances.totalVariation(bins(c)), x -> x)),
                Map.entry("frouros.EMD", c -> distance(c, Distances.wasserstein(), x -> x)),
                Map.entry("frouros.EnergyDistance", c -> distance(c, Distances.energy(), x -> x)),
                Map.entry(
                        "frouros.WelchTTest",
                        c -> test(c, new MeanDifference(false, Alternative.TWO_SIDED.hypothesis()))),
                Map.entry("frouros.AndersonDarlingTest", c -> test(c, new AndersonDarling())),
                Map.entry("frouros.CUSUM", c -> new StreamRun(c, "cusum", ERROR).result()),
                Map.entry("frouros.DDM", c -> new StreamRun(c, "ddm", ERROR).result()));
    }

    private static Binning bins(ReferenceCase c) {
        return Binning.equalWidth(c.params().path("num_bins").asInt(10), Binning.Source.BOTH);
    }

    private static Object distance(ReferenceCase c, ConfiguredTest test, Function<Double, Double> of) {
        ConfiguredTest constant = test.withThreshold(Threshold.constant(0.1));
        double ours = Measured.score(constant.test(numeric(c.reference()), numeric(c.current())));
        return fields("distance", of.apply(ours));
    }

    private static Object test(ReferenceCase c, io.mlops.core.drift.measure.Measure measure) {
        return Measured.test(measure, numeric(c.reference()), numeric(c.current()));
    }
}
