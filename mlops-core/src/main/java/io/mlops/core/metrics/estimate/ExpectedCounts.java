package io.mlops.core.metrics.estimate;

import io.mlops.core.metrics.classification.IsotonicRegression;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the outcomes of a chunk are expected to be, were its calibrated probabilities true.
 *
 * @param hits expected labels of the positive class, predicted so
 * @param falseAlarms expected labels of the negative class, predicted positive
 * @param misses expected labels of the positive class, predicted negative
 * @param rejections expected labels of the negative class, predicted so
 * @param area expected area under the receiver operating characteristic; NaN where one class is not expected at all
 */
record ExpectedCounts(double hits, double falseAlarms, double misses, double rejections, double area) {
    /** Decimals to which NannyML rounds cumulated counts. */
    private static final double DECIMALS = 1e5;

    double count() {
        return hits + falseAlarms + misses + rejections;
    }

    static ExpectedCounts of(BinaryPredictions chunk, @Nullable IsotonicRegression calibration) {
        double hits = 0;
        double falseAlarms = 0;
        double misses = 0;
        double rejections = 0;
        double[] probabilities = chunk.probabilities();
        for (int i = 0; i < probabilities.length; i++) {
            double truth = calibrated(probabilities[i], calibration);
            if (chunk.prediction(i)) {
                hits += truth;
                falseAlarms += 1 - truth;
            } else {
                misses += truth;
                rejections += 1 - truth;
            }
        }
        return new ExpectedCounts(hits, falseAlarms, misses, rejections, area(probabilities, calibration));
    }

    private static double calibrated(double probability, @Nullable IsotonicRegression calibration) {
        return calibration == null ? probability : calibration.at(probability);
    }

    /** Equal scores have equal calibrated probabilities, so their steps lie on one line and their order does not matter. */
    private static double area(double[] probabilities, @Nullable IsotonicRegression calibration) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double positives = 0;
        double lastPositives = 0;
        double lastNegatives = 0;
        double area = 0;
        for (int i = sorted.length - 1; i >= 0; i--) {
            positives += calibrated(sorted[i], calibration);
            double negatives = sorted.length - i - positives;
            double roundPositives = Math.rint(positives * DECIMALS) / DECIMALS;
            double roundNegatives = Math.rint(negatives * DECIMALS) / DECIMALS;
            area += (roundNegatives - lastNegatives) * (roundPositives + lastPositives) / 2;
            lastPositives = roundPositives;
            lastNegatives = roundNegatives;
        }
        return area / lastPositives / lastNegatives;
    }
}
