package io.mlops.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Profile;
import io.mlops.data.Profiler;
import io.mlops.data.Row;
import io.mlops.data.Schema;
import io.mlops.drift.Binning;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.DriftTest;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileSamplesTest {
    private static final Schema SCHEMA =
            Schema.of(Column.optional("x", ColumnType.DOUBLE), Column.optional("c", ColumnType.STRING));

    private static double[] normal(int size, double mean, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(size).map(u -> mean + random.nextGaussian()).toArray();
    }

    private static List<String> colours(int size, int many, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            names.add("c" + random.nextInt(many));
        }
        return names;
    }

    private static Sample sample(Profile profile, String column) {
        return ProfileSamples.of(profile).get(column);
    }

    @Test
    void kolmogorovSmirnov_onTwoProfiles_missesTheExactOneByLessThanTheFullestBin() {
        double[] then = normal(20_000, 0, 1);
        double[] now = normal(5_000, 0.2, 2);
        Profile reference = Profiler.reference(SCHEMA)
                .addColumn(0, then)
                .addColumn(1, colours(20_000, 5, 3))
                .profile();
        Profile window = Profiler.against(reference)
                .addColumn(0, now)
                .addColumn(1, colours(5_000, 5, 4))
                .profile();
        DriftTest test = NumericTests.kolmogorovSmirnov();
        TestResult exact = test.test(NumericSample.of(then), NumericSample.of(now));
        TestResult binned = test.test(sample(reference, "x"), sample(window, "x"));
        double bound = reference.column("x").numeric().orElseThrow().largestBinShare()
                + window.column("x").numeric().orElseThrow().largestBinShare();

        assertThat(binned.statistic()).isLessThanOrEqualTo(exact.statistic()).isGreaterThan(exact.statistic() - bound);
        assertThat(binned.verdict()).isEqualTo(Verdict.DRIFTED);
    }

    @Test
    void testsOfCategories_onTwoProfiles_areExact() {
        List<String> then = colours(2_000, 30, 5);
        List<String> now = colours(1_000, 32, 6);
        Schema schema = Schema.of(Column.optional("c", ColumnType.STRING));
        Profile reference = Profiler.reference(schema).addColumn(0, then).profile();
        Profile window = Profiler.against(reference).addColumn(0, now).profile();
        for (DriftTest test : List.of(
                CategoricalTests.chiSquare(),
                CategoricalTests.likelihoodRatio(),
                Distances.jensenShannon(Binning.distinctValues(), 2),
                Distances.lInfinity(Binning.distinctValues()))) {
            double exact = test.test(CategoricalSample.of(then), CategoricalSample.of(now))
                    .statistic();
            double counted =
                    test.test(sample(reference, "c"), sample(window, "c")).statistic();

            assertThat(counted).as(test.name()).isCloseTo(exact, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.NaN,
                0.0
            })
    void samples_ofExtremeValues_countAllOfThem(double extreme) {
        Schema schema = Schema.of(Column.optional("x", ColumnType.DOUBLE));
        Profile reference =
                Profiler.reference(schema).addColumn(0, 1, extreme, 2).profile();
        Row absent = Row.of(schema);
        Profile window = Profiler.against(reference)
                .addColumn(0, extreme, extreme)
                .add(absent)
                .profile();

        assertThat(sample(reference, "x").size() + sample(reference, "x").missing())
                .isEqualTo(3);
        assertThat(sample(window, "x").size() + sample(window, "x").missing()).isEqualTo(3);
        assertThat(sample(window, "x").missing()).isEqualTo(Double.isNaN(extreme) ? 3 : 1);
    }

    @Test
    void samples_ofAnEmptyProfile_haveNoValue() {
        Profile empty = Profiler.reference(SCHEMA).profile();

        assertThat(ProfileSamples.of(empty))
                .hasSize(2)
                .allSatisfy((name, sample) -> assertThat(sample.size()).isZero());
    }
}
