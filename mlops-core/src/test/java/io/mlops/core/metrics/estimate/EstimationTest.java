package io.mlops.core.metrics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class EstimationTest {
    private static final int SIZE = 6_000;

    /** Labels that follow the probability raised to a power, so that any but 1 is badly calibrated. */
    private static BinaryPredictions predictions(long seed, double power, double scale) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] probabilities = new double[SIZE];
        boolean[] labels = new boolean[SIZE];
        boolean[] predictions = new boolean[SIZE];
        for (int i = 0; i < SIZE; i++) {
            probabilities[i] = Math.pow(random.nextDouble(), scale);
            labels[i] = random.nextDouble() < Math.pow(probabilities[i], power);
            predictions[i] = probabilities[i] > 0.5;
        }
        return BinaryPredictions.labelled(probabilities, predictions, labels);
    }

    @Test
    void cbpe_ofShiftedInputs_isNearWhatTheLabelsShow() {
        BinaryPredictions reference = predictions(1, 1.7, 1);
        ConfidenceBasedEstimation estimation =
                ConfidenceBasedEstimation.fit(reference, 2_000, Calibration.WHERE_BETTER);
        BinaryPredictions shifted = predictions(2, 1.7, 0.6);
        RealizedClassification realized = RealizedClassification.fit(reference, 2_000);

        assertThat(estimation.calibrated()).isTrue();
        for (BinaryMeasure measure : BinaryMeasure.values()) {
            List<ChunkPerformance> estimated = estimation.estimate(shifted, measure);
            List<ChunkPerformance> measured = realized.measure(shifted, measure);
            assertThat(estimated).hasSize(3);
            for (int i = 0; i < 3; i++) {
                assertThat(estimated.get(i).score().value().orElseThrow())
                        .as("%s of chunk %s", measure, i)
                        .isCloseTo(measured.get(i).score().value().orElseThrow(), within(0.05));
            }
        }
    }

    @Test
    void cbpe_ofCalibratedProbabilities_takesThemAsTheyAre() {
        SplittableRandom random = new SplittableRandom(5);
        double[] probabilities = new double[400];
        boolean[] labels = new boolean[400];
        for (int i = 0; i < 400; i++) {
            probabilities[i] = random.nextInt(5) / 4.0;
            labels[i] = i % 4 < 4 * probabilities[i];
        }
        BinaryPredictions reference = BinaryPredictions.labelled(probabilities, labels, labels);

        assertThat(ConfidenceBasedEstimation.fit(reference, 100, Calibration.NONE)
                        .calibrated())
                .isFalse();
        assertThat(ConfidenceBasedEstimation.fit(reference, 100, Calibration.ISOTONIC)
                        .calibrated())
                .isTrue();
    }

    @Test
    void cbpe_ofCertainty_hasNoArea() {
        ConfidenceBasedEstimation estimation =
                ConfidenceBasedEstimation.fit(predictions(1, 1, 1), 100, Calibration.NONE);
        BinaryPredictions certain = BinaryPredictions.unlabelled(new double[] {1, 1}, new boolean[] {true, true});

        ChunkPerformance area =
                estimation.estimate(certain, BinaryMeasure.ROC_AUC).get(0);
        assertThat(area.score().sufficient()).isFalse();
        assertThat(area.alert()).isFalse();
        assertThat(estimation
                        .estimate(certain, BinaryMeasure.ACCURACY)
                        .get(0)
                        .score()
                        .value())
                .hasValue(1);
        assertThat(estimation.estimate(BinaryPredictions.unlabelled(new double[0], new boolean[0]), BinaryMeasure.F1))
                .isEmpty();
    }

    @Test
    void classification_ofWrongInput_isRefused() {
        boolean[] yes = {true, true};
        assertThatThrownBy(() -> BinaryPredictions.unlabelled(new double[] {0.5, 1.01}, yes))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> BinaryPredictions.unlabelled(new double[] {0.5, Double.NaN}, yes))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> BinaryPredictions.unlabelled(new double[1], yes))
                .isInstanceOf(InvalidInputException.class);
        BinaryPredictions oneClass = BinaryPredictions.labelled(new double[] {0.5, 0.6}, yes, yes);
        BinaryPredictions unlabelled = BinaryPredictions.unlabelled(new double[] {0.5, 0.6}, yes);
        for (BinaryPredictions wrong : List.of(oneClass, unlabelled)) {
            assertThatThrownBy(() -> ConfidenceBasedEstimation.fit(wrong, 1, Calibration.NONE))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> RealizedClassification.fit(wrong, 1)).isInstanceOf(InvalidInputException.class);
        }
        BinaryPredictions sound = predictions(1, 1, 1);
        assertThatThrownBy(() -> ConfidenceBasedEstimation.fit(sound, 0, Calibration.NONE))
                .isInstanceOf(InvalidInputException.class);
        RealizedClassification realized = RealizedClassification.fit(sound, 100);
        assertThatThrownBy(() -> realized.measure(unlabelled, BinaryMeasure.F1))
                .isInstanceOf(InvalidInputException.class);
        assertThat(realized.measure(oneClass, BinaryMeasure.ROC_AUC)
                        .get(0)
                        .score()
                        .sufficient())
                .isFalse();
    }

    @Test
    void dle_ofInputsWithLargerErrors_estimatesThem() {
        SplittableRandom random = new SplittableRandom(6);
        double[][] rows = new double[SIZE][];
        double[] predictions = new double[SIZE];
        double[] labels = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double hard = i < SIZE / 2 ? random.nextDouble() : 0.9 + 0.1 * random.nextDouble();
            rows[i] = new double[] {hard, i % 50 == 0 ? Double.NaN : random.nextDouble()};
            predictions[i] = 10;
            labels[i] = 10 + (hard > 0.7 ? 4 : 1) * (2 * random.nextDouble() - 1);
        }
        int half = SIZE / 2;
        NumericPredictions reference =
                new NumericPredictions(Arrays.copyOf(predictions, half), Arrays.copyOf(labels, half));
        for (RegressionMeasure measure : List.of(RegressionMeasure.MAE, RegressionMeasure.RMSE)) {
            DirectLossEstimation estimation = DirectLossEstimation.fit(
                    DirectLossEstimation.Settings.of(measure, 1_000), Arrays.copyOf(rows, half), reference);
            List<ChunkPerformance> chunks = estimation.estimate(
                    Arrays.copyOfRange(rows, half, SIZE), Arrays.copyOfRange(predictions, half, SIZE));

            double truth = measure == RegressionMeasure.MAE ? 2 : 4 / Math.sqrt(3);
            assertThat(chunks).hasSize(3).allSatisfy(chunk -> {
                assertThat(chunk.score().value().orElseThrow()).isCloseTo(truth, within(0.25));
                assertThat(chunk.alert()).isTrue();
            });
        }
    }

    @Test
    void regression_ofAShorterLastChunk_hasALargerSamplingError() {
        double[] predictions = new double[125];
        double[] labels = new double[125];
        Arrays.setAll(labels, i -> i % 7);
        NumericPredictions reference = new NumericPredictions(predictions, labels);

        List<ChunkPerformance> chunks =
                new RealizedRegression(RegressionMeasure.MAE, reference, 100).measure(reference);

        assertThat(chunks.get(1).samplingError()).isCloseTo(2 * chunks.get(0).samplingError(), within(1e-12));
    }

    @Test
    void classification_ofOneClassOnly_measuresWhatNeedsNoOther() {
        double[] scores = {0.1, 0.6, 0.2, 0.9, 0.3, 0.8};
        boolean[] predicted = {false, true, false, true, false, true};
        BinaryPredictions reference = BinaryPredictions.labelled(scores, predicted, predicted);
        RealizedClassification realized = RealizedClassification.fit(reference, 6);
        BinaryPredictions negatives = BinaryPredictions.labelled(scores, predicted, new boolean[6]);

        assertThat(realized.measure(negatives, BinaryMeasure.ACCURACY)
                        .get(0)
                        .score()
                        .value())
                .hasValue(0.5);
        assertThat(realized.measure(negatives, BinaryMeasure.SPECIFICITY)
                        .get(0)
                        .score()
                        .value())
                .hasValue(0.5);
        for (BinaryMeasure measure : List.of(BinaryMeasure.ROC_AUC, BinaryMeasure.F1, BinaryMeasure.RECALL)) {
            assertThat(realized.measure(negatives, measure).get(0).score().value())
                    .isEmpty();
        }
    }

    @Test
    void regression_ofWrongInput_isRefused() {
        assertThatThrownBy(() -> new NumericPredictions(new double[] {Double.NaN}, new double[] {1}))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new NumericPredictions(new double[2], new double[1]))
                .isInstanceOf(InvalidInputException.class);
        NumericPredictions empty = new NumericPredictions(new double[0], new double[0]);
        assertThatThrownBy(() -> new RealizedRegression(RegressionMeasure.MAE, empty, 10))
                .isInstanceOf(InvalidInputException.class);
        NumericPredictions one = new NumericPredictions(new double[1], new double[1]);
        assertThatThrownBy(() -> new RealizedRegression(RegressionMeasure.MAE, one, 0))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> DirectLossEstimation.fit(
                        DirectLossEstimation.Settings.of(RegressionMeasure.MAE, 1), new double[2][1], one))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new BoostedStumps(0, 0.1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new BoostedStumps(1, Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThat(new RealizedRegression(RegressionMeasure.MAE, one, 10).measure(empty))
                .isEmpty();
    }
}
