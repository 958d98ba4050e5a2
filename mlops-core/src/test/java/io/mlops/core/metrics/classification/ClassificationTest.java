package io.mlops.core.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mlops.core.metrics.Score;
import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ClassificationTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");

    private static ConfusionMatrix matrix(int from, int to) {
        ConfusionMatrix matrix = new ConfusionMatrix(CLASSES);
        for (int i = from; i < to; i++) {
            matrix.add(i * 7 % 3, i * i % 5 % 3);
        }
        return matrix;
    }

    @Test
    void confusionMatrix_merged_isThatOfAllPairs() {
        ConfusionMatrix parts = matrix(0, 40);
        parts.merge(matrix(40, 100));
        ConfusionMatrix whole = matrix(0, 100);

        assertThat(parts.accuracy()).isEqualTo(whole.accuracy());
        assertThat(parts.scores().matthews()).isEqualTo(whole.scores().matthews());
        assertThat(parts.scores().kappa(KappaWeighting.QUADRATIC))
                .isEqualTo(whole.scores().kappa(KappaWeighting.QUADRATIC));
    }

    @Test
    void confusionMatrix_ofUnknownLabels_countsThem() {
        ConfusionMatrix matrix = new ConfusionMatrix(CLASSES);
        matrix.add("a", "a");
        matrix.add("d", "a");
        matrix.add("a", "");

        assertThat(matrix.count()).isEqualTo(1);
        assertThat(matrix.accuracy().rejected()).isEqualTo(2);
        assertThat(matrix.accuracy().value()).hasValue(1);
    }

    @Test
    void confusionMatrix_ofNothing_isInsufficient() {
        ConfusionMatrix empty = ConfusionMatrix.binary();
        List<Score> scores = List.of(
                empty.accuracy(),
                empty.of("1").precision(),
                empty.of("1").recall(),
                empty.of("1").f1(),
                empty.of("1").specificity(),
                empty.scores().balancedAccuracy(),
                empty.scores().matthews(),
                empty.scores().kappa(KappaWeighting.NONE),
                empty.scores().f1(Averaging.MACRO, ZeroDivision.ZERO),
                empty.scores().precision(Averaging.MICRO, ZeroDivision.ONE),
                empty.scores().recall(Averaging.WEIGHTED, ZeroDivision.UNDEFINED));

        assertThat(scores).allSatisfy(score -> {
            assertThat(score.sufficient()).isFalse();
            assertThat(score.reason()).isNotBlank();
        });
    }

    @Test
    void confusionMatrix_ofOneClassOnly_saysWhatIsNotDefined() {
        ConfusionMatrix matrix = ConfusionMatrix.binary();
        matrix.add("0", "0");

        assertThat(matrix.of("1").recall().value()).hasValue(0);
        assertThat(matrix.of("1").recall(ZeroDivision.ONE).value()).hasValue(1);
        assertThat(matrix.of("1").recall(ZeroDivision.UNDEFINED).sufficient()).isFalse();
        assertThat(matrix.scores().kappa(KappaWeighting.NONE).sufficient()).isFalse();
        assertThat(matrix.scores().matthews().value()).hasValue(0);
    }

    @Test
    void confusionMatrix_ofWrongClasses_isRefused() {
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a", "a"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ConfusionMatrix.binary().merge(new ConfusionMatrix(CLASSES)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ConfusionMatrix.binary().of("2")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void rankedScores_ofOddValues_areInsufficientOrCounted() {
        RankedScores oneClass = new RankedScores(new boolean[] {true, true}, new double[] {0.1, 0.2});
        RankedScores nothing = new RankedScores(new boolean[0], new double[0]);
        RankedScores odd = new RankedScores(
                new boolean[] {true, false, true, false},
                new double[] {0.9, Double.NaN, Double.POSITIVE_INFINITY, 0.1});

        assertThat(oneClass.rocAuc().sufficient()).isFalse();
        assertThat(nothing.averagePrecision().sufficient()).isFalse();
        assertThat(odd.rocAuc().value()).hasValue(1);
        assertThat(odd.rocAuc().rejected()).isEqualTo(2);
        assertThatThrownBy(() -> new RankedScores(new boolean[1], new double[2]))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void rankedScores_ofAnyValues_areThePairsWon() {
        SplittableRandom random = new SplittableRandom(3);
        boolean[] labels = new boolean[200];
        double[] scores = new double[200];
        for (int i = 0; i < 200; i++) {
            labels[i] = random.nextInt(3) == 0;
            scores[i] = random.nextInt(20) - 10 + (labels[i] ? 3 : 0);
        }
        double won = 0;
        double pairs = 0;
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 200; j++) {
                if (labels[i] && !labels[j]) {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }

        assertThat(new RankedScores(labels, scores).rocAuc().value().orElseThrow())
                .isCloseTo(won / pairs, within(1e-12));
    }

    @Test
    void probabilityLosses_ofOddRows_countThem() {
        ProbabilityLosses losses = new ProbabilityLosses(3);
        losses.add(0, 0.7, 0.2, 0.1);
        losses.add(3, 0.7, 0.2, 0.1);
        losses.add(0, 0.7, 0.2, 0.2);
        losses.add(0, 1.2, -0.1, -0.1);
        losses.add(0, Double.NaN, 0.5, 0.5);
        losses.add(0, 0.5, 0.5);
        ProbabilityLosses two = new ProbabilityLosses(2);

        assertThat(losses.logLoss().rejected()).isEqualTo(5);
        assertThat(losses.logLoss().value().orElseThrow()).isCloseTo(-Math.log(0.7), within(1e-15));
        assertThat(two.brier().sufficient()).isFalse();
        assertThat(two.add(true, 1.1)).isFalse();
        assertThatThrownBy(() -> losses.add(true, 0.5)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> losses.merge(two)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new ProbabilityLosses(1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void calibrationCurve_merged_isThatOfAll() {
        CalibrationCurve first = CalibrationCurve.uniform(10);
        CalibrationCurve second = CalibrationCurve.uniform(10);
        CalibrationCurve whole = CalibrationCurve.uniform(10);
        for (int i = 0; i < 500; i++) {
            double probability = i * 37 % 500 / 499.0;
            boolean positive = i % 3 == 0;
            (i < 200 ? first : second).add(positive, probability);
            whole.add(positive, probability);
        }
        first.merge(second);

        assertThat(first.expectedError().value().orElseThrow())
                .isCloseTo(whole.expectedError().value().orElseThrow(), within(1e-14));
        assertThat(first.points()).hasSameSizeAs(whole.points());
        assertThat(whole.add(true, -0.01)).isFalse();
        assertThat(whole.add(true, Double.NaN)).isFalse();
        assertThat(whole.expectedError().rejected()).isEqualTo(2);
        assertThat(CalibrationCurve.uniform(2).expectedError().sufficient()).isFalse();
    }

    @Test
    void calibrationCurve_ofWrongEdges_isRefused() {
        assertThatThrownBy(() -> CalibrationCurve.uniform(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new CalibrationCurve(0, 1, 0.5)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new CalibrationCurve(0, Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> CalibrationCurve.quantileEdges(new double[0], 3))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void isotonicRegression_ofAnyPairs_risesAndKeepsTheMean() {
        SplittableRandom random = new SplittableRandom(4);
        double[] x = random.doubles(300).toArray();
        double[] y = Arrays.stream(x).map(p -> random.nextDouble() < p ? 1 : 0).toArray();
        IsotonicRegression fitted = IsotonicRegression.fit(x, y);

        double before = Double.NEGATIVE_INFINITY;
        for (int i = -10; i <= 110; i++) {
            assertThat(fitted.at(i / 100.0)).isGreaterThanOrEqualTo(before);
            before = fitted.at(i / 100.0);
        }
        double mean = Arrays.stream(x).map(fitted::at).sum();
        assertThat(mean).isCloseTo(Arrays.stream(y).sum(), within(1e-9));
    }

    @Test
    void isotonicRegression_ofWrongPairs_isRefused() {
        assertThatThrownBy(() -> IsotonicRegression.fit(new double[0], new double[0]))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> IsotonicRegression.fit(new double[] {Double.NaN}, new double[] {1}))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void multiclassAuc_ofAMissingClass_isInsufficient() {
        MulticlassAuc areas = new MulticlassAuc(new int[] {0, 1}, new double[][] {{0.8, 0.1, 0.1}, {0.1, 0.8, 0.1}});

        assertThat(areas.oneAgainstRest(Averaging.MACRO).sufficient()).isFalse();
        assertThatThrownBy(() -> areas.oneAgainstOne(Averaging.MICRO)).isInstanceOf(InvalidInputException.class);
    }
}
