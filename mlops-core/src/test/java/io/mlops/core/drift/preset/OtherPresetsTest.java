package io.mlops.core.drift.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mlops.drift.CategoricalSample;
import io.mlops.drift.DatasetDrift;
import io.mlops.drift.DriftPreset;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class OtherPresetsTest {
    private static final List<DriftPreset> PRESETS = List.of(
            DriftPresets.alibi(),
            DriftPresets.alibiFalseDiscoveries(),
            DriftPresets.deequ(),
            DriftPresets.deequ(0.05),
            DriftPresets.tfdv());

    private static NumericSample numbers(long seed, double shift, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[size];
        Arrays.setAll(values, i -> shift + random.nextGaussian());
        return NumericSample.of(values);
    }

    private static Map<String, Sample> table(long seed, double shift) {
        List<String> categories = new SplittableRandom(seed)
                .ints(500, 0, 4)
                .mapToObj(i -> i == 0 && shift > 0 ? "new" : "c" + i)
                .toList();
        return Map.of("x", numbers(seed, shift, 500), "c", CategoricalSample.of(categories));
    }

    @Test
    void presets_ofTheSameTables_areStableAndOfOthersDrifted() {
        assertThat(PRESETS).allSatisfy(preset -> {
            assertThat(preset.flaws()).isNotEmpty();
            assertThat(preset.compare(table(1, 0), table(2, 0)).verdict()).isEqualTo(Verdict.STABLE);
            DatasetDrift drifted = preset.compare(table(1, 0), table(2, 1));
            assertThat(drifted.columns().values())
                    .extracting(TestResult::verdict)
                    .containsOnly(Verdict.DRIFTED);
        });
    }

    @Test
    void presets_ofNothing_haveInsufficientData() {
        Map<String, Sample> empty = Map.of("x", NumericSample.of(Double.NaN));

        assertThat(PRESETS)
                .allSatisfy(preset -> assertThat(preset.compare(Map.of("x", numbers(1, 0, 10)), empty)
                                .verdict())
                        .isEqualTo(Verdict.INSUFFICIENT_DATA));
    }

    @Test
    void tfdv_ofNumbers_isTheDivergenceOfHistogramsOverTheEdgesOfBoth() {
        DriftPreset preset = DriftPresets.tfdv();
        // Ten values spread over [0, 10] against ten over [5, 15]: half of the mass of each side is shared.
        double[] low = {0, 1, 2, 3, 4, 5, 6, 7, 8, 10};
        double[] high = Arrays.stream(low).map(x -> x + 5).toArray();

        assertThat(statistic(preset, low, low)).isZero();
        assertThat(statistic(preset, low, high)).isCloseTo(0.5, within(1e-12));
        assertThat(statistic(preset, new double[] {1, 1, 1}, new double[] {2, 2}))
                .isEqualTo(1);
        assertThat(statistic(preset, new double[] {1, 1, Double.NaN}, new double[] {1, Double.NaN, Double.NaN}))
                .isBetween(0.05, 0.1);
    }

    private static double statistic(DriftPreset preset, double[] reference, double[] current) {
        NumericSample then = NumericSample.of(reference);
        NumericSample now = NumericSample.of(current);
        return preset.select(then, now).test(then, now).statistic();
    }

    @Test
    void deequ_ofSmallSamples_takesOffWhatChanceGives() {
        DriftPreset preset = DriftPresets.deequ();
        double[] few = {1, 2, 3};

        assertThat(statistic(preset, few, new double[] {7, 8, 9})).isZero();
        assertThat(preset.flaws()).anyMatch(flaw -> flaw.contains("small samples"));
    }

    @Test
    void presets_ofWrongFigures_areRefused() {
        assertThatThrownBy(() -> DriftPresets.deequ(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> DriftPresets.deequ(Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> DriftPresets.tfdv(Double.NaN)).isInstanceOf(InvalidInputException.class);
    }
}
