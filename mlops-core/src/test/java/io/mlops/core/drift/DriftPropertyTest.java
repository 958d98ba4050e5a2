package io.mlops.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mlops.drift.BinnedSample;
import io.mlops.drift.Binning;
import io.mlops.drift.NumericSample;
import io.mlops.drift.SortedValues;
import io.mlops.drift.TestResult;
import io.mlops.drift.Threshold;
import io.mlops.drift.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any data. */
class DriftPropertyTest {
    private static double[] values(RandomGenerator random, int size) {
        double[] values = new double[size];
        // Rounded, so that there are ties.
        Arrays.setAll(values, i -> Math.rint(random.nextGaussian() * 20) / 10);
        return values;
    }

    private static double[] shuffled(double[] values, RandomGenerator random) {
        double[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double value = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = value;
        }
        return shuffled;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void statistics_withSidesExchanged_areEqual(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NumericSample first = NumericSample.of(values(random, 20 + random.nextInt(80)));
        NumericSample second = NumericSample.of(values(random, 20 + random.nextInt(80)));
        for (ConfiguredTest test : AllTests.symmetric()) {
            double one = test.test(first, second).statistic();
            assertThat(test.test(second, first).statistic()).as(test.name()).isCloseTo(one, within(1e-9 + 1e-9 * one));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void distances_ofASampleFromItself_areZero(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NumericSample sample = NumericSample.of(values(random, 50 + random.nextInt(300)));
        for (ConfiguredTest test : AllTests.distances()) {
            TestResult result = test.test(sample, sample);
            assertThat(result.statistic()).as(test.name()).isCloseTo(0, within(3e-8));
            assertThat(result.verdict()).as(test.name()).isEqualTo(Verdict.STABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void results_withValuesInAnotherOrder_areTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] first = values(random, 60);
        double[] second = values(random, 40);
        for (ConfiguredTest test : AllTests.all()) {
            TestResult result = test.test(NumericSample.of(first), NumericSample.of(second));
            assertThat(test.test(NumericSample.of(shuffled(first, random)), NumericSample.of(shuffled(second, random))))
                    .as(test.name())
                    .isEqualTo(result);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void wasserstein_ofAShiftedSample_isTheShift(long seed) {
        double[] values = values(new SplittableRandom(seed), 100);
        double[] shifted = Arrays.stream(values).map(value -> value + 2.5).toArray();
        ConfiguredTest test = Distances.wasserstein().withThreshold(Threshold.constant(1));

        assertThat(test.test(NumericSample.of(values), NumericSample.of(shifted))
                        .statistic())
                .isCloseTo(2.5, within(1e-12));
    }

    @Test
    void mannWhitney_ofEightValuesBelowAHundredThousand_isExactAndSmall() {
        double[] below = {-1, -2, -3, -4, -5, -6, -7, -8};
        double[] above = new double[100_000];
        Arrays.setAll(above, i -> i);
        double orders = 1;
        for (int i = 1; i <= below.length; i++) {
            orders *= (double) (above.length + i) / i;
        }

        TestResult result = NumericTests.mannWhitney().test(NumericSample.of(below), NumericSample.of(above));

        // Of all orders of the pooled values, two are as extreme.
        assertThat(result.pValue().orElseThrow()).isCloseTo(2 / orders, within(1e-9 / orders));
    }

    @Test
    void kolmogorovSmirnov_ofOneValueASide_hasNoAsymptoticLaw() {
        ConfiguredTest test = NumericTests.kolmogorovSmirnov(Alternative.TWO_SIDED, PValueMethod.ASYMPTOTIC);
        TestResult result = test.test(NumericSample.of(1), NumericSample.of(2));

        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void means_ofDifferentConstants_differBeyondChance() {
        NumericSample three = NumericSample.of(3, 3, 3);
        for (ConfiguredTest test : List.of(NumericTests.student(), NumericTests.welch())) {
            assertThat(test.test(three, NumericSample.of(4, 4)).verdict()).isEqualTo(Verdict.DRIFTED);
            assertThat(test.test(three, three).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void kolmogorovSmirnov_underAMonotoneTransformation_isTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] first = values(random, 80);
        double[] second = values(random, 50);
        TestResult plain = NumericTests.kolmogorovSmirnov().test(NumericSample.of(first), NumericSample.of(second));
        TestResult transformed = NumericTests.kolmogorovSmirnov()
                .test(
                        NumericSample.of(Arrays.stream(first).map(Math::exp).toArray()),
                        NumericSample.of(Arrays.stream(second).map(Math::exp).toArray()));

        assertThat(transformed.statistic()).isEqualTo(plain.statistic());
        assertThat(transformed.pValue()).isEqualTo(plain.pValue());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void kolmogorovSmirnov_onBinsOfBothSides_missesLessThanTheFullestBin(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NumericSample first = NumericSample.of(values(random, 2_000));
        NumericSample second = NumericSample.of(values(random, 1_500));
        List<Double> cuts = new ArrayList<>();
        for (int i = 1; i < 20; i++) {
            double cut = first.sorted().quantile(i / 20.0);
            if (cuts.isEmpty() || cut > cuts.get(cuts.size() - 1)) {
                cuts.add(cut);
            }
        }
        BinnedSample binnedFirst = binned(first.sorted(), cuts);
        BinnedSample binnedSecond = binned(second.sorted(), cuts);
        double exact = NumericTests.kolmogorovSmirnov().test(first, second).statistic();
        double fullest = Math.max(fullest(binnedFirst), fullest(binnedSecond));

        assertThat(NumericTests.kolmogorovSmirnov()
                        .test(binnedFirst, binnedSecond)
                        .statistic())
                .isBetween(exact - fullest, exact + 1e-12);
    }

    private static BinnedSample binned(SortedValues values, List<Double> cuts) {
        List<Long> counts = new ArrayList<>();
        long before = 0;
        for (double cut : cuts) {
            long below = values.countBelow(cut);
            counts.add(below - before);
            before = below;
        }
        counts.add(values.size() - before);
        return new BinnedSample(cuts, counts, 0);
    }

    private static double fullest(BinnedSample sample) {
        return sample.counts().stream().mapToDouble(Long::doubleValue).max().orElseThrow() / sample.size();
    }

    @Test
    void sortedValues_ofManyOddNumbers_areInTheOrderOfTheLibrary() {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = new double[20_000];
        Arrays.setAll(values, i -> Double.longBitsToDouble(random.nextLong()));
        values[1] = -0.0;
        values[2] = 0.0;
        values[3] = Double.NEGATIVE_INFINITY;
        values[4] = Double.POSITIVE_INFINITY;
        double[] expected = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();

        assertThat(SortedValues.of(values).toArray()).isEqualTo(expected);
    }

    @Test
    void calibratedThreshold_withoutDrift_isExceededAtItsLevel() {
        SplittableRandom random = new SplittableRandom(11);
        ConfiguredTest test = Distances.jensenShannon(Binning.sturges(Binning.Source.BOTH), 2);
        int alarms = 0;
        int runs = 100;
        for (int i = 0; i < runs; i++) {
            NumericSample first = NumericSample.of(values(random, 40));
            NumericSample second = NumericSample.of(values(random, 40));
            alarms += test.test(first, second).verdict() == Verdict.DRIFTED ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(13);
    }
}
