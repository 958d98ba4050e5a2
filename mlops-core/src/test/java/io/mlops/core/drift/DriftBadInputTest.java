package io.mlops.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mlops.core.drift.preset.DriftPresets;
import io.mlops.core.drift.preset.StandardLevels;
import io.mlops.drift.BinnedSample;
import io.mlops.drift.Binning;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.Correction;
import io.mlops.drift.DatasetDrift;
import io.mlops.drift.DriftPreset;
import io.mlops.drift.DriftTest;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.SampleSizes;
import io.mlops.drift.TestResult;
import io.mlops.drift.Threshold;
import io.mlops.drift.UnseenPolicy;
import io.mlops.drift.Verdict;
import io.mlops.drift.ZeroFill;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd data never throw and never pass for 'no drift'; wrong configuration is a typed error. */
class DriftBadInputTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static List<Sample> oddSamples() {
        double[] constants = new double[30];
        double[] huge = new double[30];
        Arrays.setAll(huge, i -> (i % 2 == 0 ? 1 : -1) * Double.MAX_VALUE / (i + 1));
        return List.of(
                NumericSample.of(),
                NumericSample.of(1),
                NumericSample.of(1, 2),
                NumericSample.of(constants),
                NumericSample.of(huge),
                NumericSample.of(Double.NaN, Double.NaN),
                NumericSample.of(INFINITY, -INFINITY, 0, 1, 2, 3, 4, 5),
                NumericSample.of(INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, INFINITY),
                NumericSample.of(Double.MIN_VALUE, -Double.MIN_VALUE, 0, -0.0, 1e-300, 2e-300),
                CategoricalSample.of(List.of()),
                CategoricalSample.of(Arrays.asList(null, null)),
                CategoricalSample.of(List.of("a")),
                CategoricalSample.of(List.of("a", "b", "", "\uD83D\uDE00")),
                CategoricalSample.ofCounts(AllTests.counts(1L << 50, 0, 3), 2),
                new BinnedSample(List.of(1.0), List.of(0L, 0L), 3),
                new BinnedSample(List.of(1.0, 2.0), List.of(5L, 0L, 1L << 40), 0));
    }

    @Test
    void tests_onOddSamplesOfAnyKind_concludeWithANumberOrSayThatDataAreInsufficient() {
        List<DriftTest> tests = new ArrayList<>(AllTests.all());
        tests.add(Distances.totalVariation(Binning.quantiles(4, Binning.Source.BOTH)));
        tests.add(Distances.hellinger(Binning.doane(Binning.Source.BOTH)).withThreshold(Threshold.deviations(3)));
        for (DriftTest test : tests) {
            for (Sample reference : oddSamples()) {
                DriftTest.Prepared prepared = test.prepare(reference);
                for (Sample current : oddSamples()) {
                    assertSound(test.name() + " of " + reference + " and " + current, prepared.test(current));
                }
            }
        }
    }

    @Test
    void presets_onOddSamplesOfAnyKind_concludeWithANumberOrSayThatDataAreInsufficient() {
        List<DriftPreset> presets = List.of(
                DriftPresets.standard(),
                DriftPresets.evidently(),
                DriftPresets.nannyml(),
                DriftPresets.alibi(),
                DriftPresets.deequ(),
                DriftPresets.tfdv());
        for (DriftPreset preset : presets) {
            for (Sample reference : oddSamples()) {
                for (Sample current : oddSamples()) {
                    DatasetDrift drift = preset.compare(Map.of("x", reference), Map.of("x", current));
                    assertSound(
                            preset.name() + " of " + reference + " and " + current,
                            drift.columns().get("x"));
                }
            }
        }
    }

    private static void assertSound(String what, TestResult result) {
        boolean insufficient = result.verdict() == Verdict.INSUFFICIENT_DATA;
        assertThat(Double.isNaN(result.statistic())).as(what).isEqualTo(insufficient);
        assertThat(result.rule()).as(what).isNotBlank();
        if (result.sizes().reference() == 0 || result.sizes().current() == 0) {
            assertThat(insufficient).as(what).isTrue();
        }
    }

    @Test
    void missingValues_underEachPolicy_areCounted() {
        NumericSample whole = NumericSample.of(1, 2, 3, 4, 5, 6);
        NumericSample holes = NumericSample.of(1, Double.NaN, 3, 4, Double.NaN, 6);
        Binning halves = Binning.given(List.of(0.0, 3.5, 7.0));
        ConfiguredTest distance = Distances.totalVariation(halves).withThreshold(Threshold.constant(0.3));

        TestResult dropped = distance.test(whole, holes);
        TestResult counted = distance.withMissing(MissingPolicy.OWN_CATEGORY).test(whole, holes);
        TestResult failed = distance.withMissing(MissingPolicy.FAIL).test(whole, holes);

        assertThat(dropped.statistic()).isZero();
        assertThat(counted.statistic()).isCloseTo(2 / 6.0, within(1e-12));
        assertThat(failed.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(List.of(dropped.missing(), counted.missing(), failed.missing()))
                .containsOnly(2L);
    }

    @Test
    void unseenCategories_pooled_areOneCategory() {
        CategoricalSample then = CategoricalSample.of(List.of("a", "a", "b", "b"));
        CategoricalSample now = CategoricalSample.of(List.of("a", "b", "y", "z"));
        ConfiguredTest largest = Distances.lInfinity(Binning.distinctValues()).withThreshold(Threshold.constant(0.4));

        assertThat(largest.test(then, now).statistic()).isEqualTo(0.25);
        assertThat(largest.withUnseen(UnseenPolicy.POOL).test(then, now).statistic())
                .isEqualTo(0.5);
    }

    @Test
    void presets_onColumnsOfOneSideOnly_callThemDrifted() {
        Map<String, Sample> then = Map.of("gone", NumericSample.of(1, 2, 3));
        Map<String, Sample> now = Map.of("new", NumericSample.of(1, 2, 3));

        DatasetDrift drift = DriftPresets.standard().compare(then, now);

        assertThat(drift.drifted()).containsExactly("gone", "new");
        assertThat(drift.columns().get("gone").method()).isEqualTo(DatasetDrift.PRESENCE);
        assertThat(drift.columns().get("gone").rule()).contains("current data lack");
    }

    @Test
    void presets_onAColumnThatChangedItsType_haveInsufficientData() {
        Map<String, Sample> then = Map.of("x", NumericSample.of(1, 2, 3));
        Map<String, Sample> now = Map.of("x", CategoricalSample.of(List.of("one", "two")));

        TestResult result = DriftPresets.standard().compare(then, now).columns().get("x");

        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(result.rule()).contains("NUMERIC").contains("CATEGORICAL");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void configuration_withANumberThatIsNone_isRefused(double number) {
        List<ThrowingCallable> makers = List.of(
                () -> Threshold.constant(number),
                () -> Threshold.deviations(number),
                () -> Threshold.calibrated(number),
                () -> Threshold.significance(number),
                () -> ZeroFill.floor(number),
                () -> ZeroFill.laplace(number),
                () -> Distances.jensenShannon(Binning.distinctValues(), number),
                () -> DriftPresets.evidently(number),
                () -> StandardLevels.DEFAULTS.withAlpha(number),
                () -> StandardLevels.DEFAULTS.withEffect(number),
                () -> Binning.given(List.of(0.0, number)),
                () -> PValues.adjust(Correction.HOLM, List.of(number)));
        for (ThrowingCallable maker : makers) {
            assertThatThrownBy(maker).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void configuration_outOfRange_isRefused() {
        List<ThrowingCallable> makers = List.of(
                () -> Binning.equalWidth(-3, Binning.Source.BOTH),
                () -> Binning.quantiles(1, Binning.Source.BOTH),
                () -> Binning.given(List.of(1.0, 1.0)),
                () -> Threshold.deviations(-1),
                () -> Threshold.significance(1),
                () -> CategoricalSample.ofCounts(Map.of("a", -1L), 0),
                () -> new BinnedSample(List.of(1.0), List.of(1L, 2L, 3L), 0),
                () -> new BinnedSample(List.of(1.0), List.of(1L, -2L), 0),
                () -> NumericTests.welch().withMissing(MissingPolicy.OWN_CATEGORY),
                () -> NumericTests.welch().withMinimum(0),
                () -> VectorSample.of(new double[][] {{1, 2}, {3}}));
        for (ThrowingCallable maker : makers) {
            assertThatThrownBy(maker).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void testResult_withAStatisticOfNaN_mustSayThatDataAreInsufficient() {
        assertThatThrownBy(() -> new TestResult(
                        "own-test",
                        Double.NaN,
                        OptionalDouble.empty(),
                        Optional.empty(),
                        new SampleSizes(1, 1, 0, 0),
                        Verdict.STABLE,
                        "none"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("STABLE");
    }
}
