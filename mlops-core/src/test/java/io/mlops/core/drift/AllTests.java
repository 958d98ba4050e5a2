package io.mlops.core.drift;

import io.mlops.drift.Binning;
import io.mlops.drift.Binning.Source;
import io.mlops.drift.Threshold;
import io.mlops.drift.ZeroFill;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tests and distances that the properties run over. */
final class AllTests {
    private static final Binning STURGES = Binning.sturges(Source.BOTH);

    private AllTests() {}

    /** Returns those that give the same statistic when the sides are exchanged. */
    static List<ConfiguredTest> symmetric() {
        return List.of(
                NumericTests.kolmogorovSmirnov(),
                NumericTests.cramerVonMises(),
                NumericTests.andersonDarling(),
                NumericTests.eppsSingleton(),
                constant(Distances.wasserstein()),
                constant(Distances.energy()),
                constant(Distances.hellinger(STURGES)),
                constant(Distances.jensenShannon(STURGES, 2)),
                constant(Distances.jensenShannonDivergence(STURGES, Math.E)),
                constant(Distances.populationStabilityIndex(STURGES, ZeroFill.laplace(0.5))),
                constant(Distances.totalVariation(STURGES)),
                constant(Distances.lInfinity(STURGES)));
    }

    /** Returns those that are 0 between a sample and itself. */
    static List<ConfiguredTest> distances() {
        return List.of(
                NumericTests.kolmogorovSmirnov(),
                NumericTests.student(),
                NumericTests.welch(),
                NumericTests.eppsSingleton(),
                CategoricalTests.chiSquare(),
                CategoricalTests.likelihoodRatio(),
                constant(Distances.wasserstein()),
                constant(Distances.normedWasserstein()),
                constant(Distances.energy()),
                constant(Distances.hellinger(Binning.doane(Source.REFERENCE))),
                constant(Distances.jensenShannon(Binning.quantiles(10, Source.BOTH), 2)),
                constant(Distances.kullbackLeibler(Binning.equalWidth(7, Source.BOTH), ZeroFill.floor(1e-4))),
                constant(Distances.populationStabilityIndex(
                        Binning.quantiles(10, Source.REFERENCE), ZeroFill.floor(ZeroFill.CUSTOMARY_FLOOR))),
                constant(Distances.totalVariation(Binning.distinctValues())),
                constant(Distances.lInfinity(STURGES)));
    }

    /** Returns all, for numeric values or categories. */
    static List<ConfiguredTest> all() {
        Stream<ConfiguredTest> rest = Stream.of(
                NumericTests.mannWhitney(),
                CategoricalTests.chiSquareYates(),
                CategoricalTests.chiSquareGoodnessOfFit(),
                CategoricalTests.likelihoodRatioGoodnessOfFit(),
                CategoricalTests.fisherExact(Alternative.TWO_SIDED),
                CategoricalTests.proportionZ(),
                CategoricalTests.binomial(Alternative.TWO_SIDED),
                constant(Distances.kullbackLeibler(STURGES, ZeroFill.none())),
                constant(Distances.populationStabilityIndex(STURGES, ZeroFill.evidently())));
        return Stream.of(symmetric().stream(), distances().stream(), rest)
                .flatMap(tests -> tests)
                .toList();
    }

    private static ConfiguredTest constant(ConfiguredTest test) {
        return test.withThreshold(Threshold.constant(0.1));
    }

    /** Returns categories by their counts. */
    static Map<String, Long> counts(long first, long second, long third) {
        return Map.of("a", first, "b", second, "c", third);
    }
}
