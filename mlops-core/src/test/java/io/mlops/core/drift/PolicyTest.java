package io.mlops.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mlops.drift.Binning;
import io.mlops.drift.Binning.Source;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.EffectSize;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Threshold;
import io.mlops.drift.Threshold.Comparison;
import io.mlops.drift.Verdict;
import io.mlops.drift.ZeroFill;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each named policy does. Expected figures are NumPy 2.4.6's: half the sum of absolute differences of shares over {@code
 * numpy.histogram} with the edges of {@code numpy.histogram_bin_edges} or {@code numpy.quantile}, what lies outside edges of the
 * reference in one more bin.
 */
class PolicyTest {
    private static final NumericSample REFERENCE = NumericSample.of(0.2, 0.4, 0.5, 1.1, 1.3, 2.0, 2.2, 3.7, 4.1, 9.0);
    private static final NumericSample CURRENT = NumericSample.of(-1.0, 0.3, 0.6, 1.2, 5.5, 12.0);

    static Stream<Arguments> binnings() {
        return Stream.of(
                arguments(Binning.sturges(Source.REFERENCE), 0.5),
                arguments(Binning.sturges(Source.BOTH), 0.5),
                arguments(Binning.doane(Source.REFERENCE), 0.5),
                arguments(Binning.doane(Source.BOTH), 8.0 / 15),
                arguments(Binning.quantiles(4, Source.REFERENCE), 7.0 / 30),
                arguments(Binning.quantiles(4, Source.BOTH), 0.4),
                arguments(Binning.equalWidth(3, Source.REFERENCE), 1.0 / 3),
                arguments(Binning.equalWidth(3, Source.BOTH), 1.0 / 15),
                arguments(Binning.given(List.of(0.0, 1.0, 2.0, 5.0)), 13.0 / 30),
                arguments(Binning.distinctValues(), 1.0));
    }

    @ParameterizedTest
    @MethodSource("binnings")
    void totalVariation_underEachBinning_isThatOfNumPysBins(Binning binning, double expected) {
        ConfiguredTest test = Distances.totalVariation(binning).withThreshold(Threshold.constant(2));

        assertThat(test.test(REFERENCE, CURRENT).statistic()).isEqualTo(expected, within(1e-12));
    }

    static Stream<Arguments> fills() {
        return Stream.of(
                arguments(ZeroFill.none(), Double.POSITIVE_INFINITY),
                arguments(ZeroFill.floor(0.01), 4.94001824919517),
                arguments(ZeroFill.evidently(), 10.314305967964014),
                arguments(ZeroFill.laplace(0.5), 2.6762072500654748));
    }

    @ParameterizedTest
    @MethodSource("fills")
    void stabilityIndex_underEachZeroFill_isThatOfItsFormula(ZeroFill fill, double expected) {
        TestResult result = Distances.populationStabilityIndex(Binning.distinctValues(), fill)
                .withThreshold(Threshold.constant(0.25))
                .test(categories(6, 4, 0), categories(2, 0, 6));

        assertThat(result.statistic()).isEqualTo(expected, within(1e-12));
        assertThat(result.verdict()).isEqualTo(Verdict.DRIFTED);
    }

    private static CategoricalSample categories(long a, long b, long c) {
        return CategoricalSample.ofCounts(Map.of("a", a, "b", b, "c", c), 0);
    }

    static Stream<Arguments> comparisons() {
        return Stream.of(
                arguments(Comparison.GREATER, Verdict.STABLE),
                arguments(Comparison.GREATER_OR_EQUAL, Verdict.DRIFTED),
                arguments(Comparison.LESS, Verdict.STABLE),
                arguments(Comparison.LESS_OR_EQUAL, Verdict.DRIFTED));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void verdict_ofAStatisticAtTheThreshold_isThatOfTheComparison(Comparison comparison, Verdict verdict) {
        TestResult result = Distances.lInfinity(Binning.distinctValues())
                .withThreshold(Threshold.constant(0.25).comparing(comparison))
                .test(categories(2, 1, 1), categories(1, 2, 1));

        assertThat(result.statistic()).isEqualTo(0.25);
        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.rule()).contains(comparison.sign()).contains("0.2500");
    }

    @Test
    void deviations_overChunks_setMeanAndDeviationsOfTheStatistic() {
        double[] values = new double[40];
        Arrays.setAll(values, i -> i % 10 + (i >= 30 ? 1 : 0));
        NumericSample reference = NumericSample.of(values);
        List<NumericSample> chunks = Stream.of(0, 10, 20, 30)
                .map(from -> NumericSample.of(Arrays.copyOfRange(values, from, from + 10)))
                .toList();
        // Means of the chunks are 4.5, 4.5, 4.5 and 5.5, of the whole 4.75; all move as a whole, so the distances are
        // 0.25 three times and 0.75.
        double limit = 0.375 + 2 * Math.sqrt(3 * 0.125 * 0.125 / 4 + 0.375 * 0.375 / 4);
        ConfiguredTest test = Distances.wasserstein().withThreshold(Threshold.deviations(2));

        TestResult result = test.prepare(reference, chunks).test(chunks.get(3));

        assertThat(result.statistic()).isEqualTo(0.75, within(1e-12));
        assertThat(result.rule()).contains(String.format(Locale.ROOT, "%.4g", limit));
        assertThat(result.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(test.withThreshold(Threshold.deviations(1))
                        .prepare(reference, chunks)
                        .test(chunks.get(3))
                        .verdict())
                .isEqualTo(Verdict.DRIFTED);
    }

    @Test
    void calibratedThreshold_ofTheSameDistance_fallsAsSamplesGrow() {
        ConfiguredTest test = Distances.wasserstein().withThreshold(Threshold.calibrated(0.05));

        assertThat(test.test(shifted(20, 0), shifted(20, 0.3)).verdict()).isEqualTo(Verdict.STABLE);
        assertThat(test.test(shifted(2_000, 0), shifted(2_000, 0.3)).verdict()).isEqualTo(Verdict.DRIFTED);
    }

    private static NumericSample shifted(int size, double by) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> Math.sin(i * 12.9898) * 3 + by);
        return NumericSample.of(values);
    }

    @Test
    void everyTest_ofTwoSamples_hasAnEffectSizeWithAnInterval() {
        for (ConfiguredTest test : AllTests.all()) {
            boolean values = test.accepts().contains(Sample.Kind.NUMERIC);
            TestResult result = values && !isBinary(test)
                    ? test.test(shifted(40, 0), shifted(50, 1))
                    : test.test(binary(30, 10), binary(20, 30));
            EffectSize effect = result.effect().orElseThrow(() -> new AssertionError(test.name()));

            assertThat(effect.low()).as(test.name()).isFinite().isLessThanOrEqualTo(effect.value());
            assertThat(effect.high()).as(test.name()).isFinite().isGreaterThanOrEqualTo(effect.value());
            assertThat(effect.level()).isEqualTo(EffectSize.DEFAULT_LEVEL);
            assertThat(result.sizes().reference()).isPositive();
            assertThat(result.rule()).isNotBlank();
        }
    }

    private static boolean isBinary(ConfiguredTest test) {
        return List.of("fisher-exact", "proportion-z", "binomial").contains(test.name());
    }

    private static CategoricalSample binary(long no, long yes) {
        return CategoricalSample.ofCounts(Map.of("no", no, "yes", yes), 0);
    }
}
