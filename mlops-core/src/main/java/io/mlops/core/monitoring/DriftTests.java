package io.mlops.core.monitoring;

import io.mlops.core.drift.ConfiguredTest;
import io.mlops.core.drift.Distances;
import io.mlops.core.drift.NumericTests;
import io.mlops.drift.Binning;
import io.mlops.drift.DriftTest;
import io.mlops.drift.Threshold;
import io.mlops.drift.ZeroFill;
import io.mlops.error.InvalidInputException;
import io.mlops.monitoring.DriftCheck;
import java.util.Map;
import java.util.TreeMap;

/** The tests that a monitor knows by name. Immutable. */
final class DriftTests {
    /** Counts come in bins already; the rule is what the same test would use on values. */
    private static final Binning DECILES = Binning.quantiles(10, Binning.Source.REFERENCE);

    private static final Map<String, ConfiguredTest> BY_NAME = Map.of(
            DriftCheck.KOLMOGOROV_SMIRNOV,
            NumericTests.kolmogorovSmirnov(),
            DriftCheck.PSI,
            Distances.populationStabilityIndex(DECILES, ZeroFill.floor(ZeroFill.CUSTOMARY_FLOOR)),
            "jensen-shannon",
            Distances.jensenShannon(DECILES, Math.E),
            "hellinger",
            Distances.hellinger(DECILES),
            "total-variation",
            Distances.totalVariation(DECILES));

    private DriftTests() {}

    static DriftTest of(DriftCheck check) {
        ConfiguredTest test = BY_NAME.get(check.test());
        if (test == null) {
            throw new InvalidInputException(
                    "drift check", "must name one of " + new TreeMap<>(BY_NAME).keySet(), check.test(), "");
        }
        return test.withThreshold(Threshold.constant(check.threshold())).withMinimum(check.minimumRows());
    }

    /** The largest distance of two distribution functions wants every edge; shares want bins that hold something. */
    static boolean wantsFewBins(DriftCheck check) {
        return !check.test().equals(DriftCheck.KOLMOGOROV_SMIRNOV);
    }
}
