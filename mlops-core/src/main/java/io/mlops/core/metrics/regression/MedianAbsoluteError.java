package io.mlops.core.metrics.regression;

import io.mlops.core.metrics.Score;
import io.mlops.error.InvalidInputException;
import java.util.Arrays;

/** The median of absolute errors, which needs all of them at once. */
public final class MedianAbsoluteError {
    private static final String NAME = "median-absolute-error";

    private MedianAbsoluteError() {}

    /**
     * Returns the median absolute error, in the unit of the labels; of an even number of pairs the mean of the middle two.
     *
     * @param labels what came
     * @param predictions what was predicted, as many; pairs with a number that is not finite are left out and counted
     * @throws InvalidInputException if the lengths differ
     */
    public static Score of(double[] labels, double[] predictions) {
        if (labels.length != predictions.length) {
            throw new InvalidInputException(
                    "predictions", "must be as many as labels, " + labels.length, "" + predictions.length, "");
        }
        double[] errors = new double[labels.length];
        int size = 0;
        for (int i = 0; i < labels.length; i++) {
            double error = Math.abs(labels[i] - predictions[i]);
            if (Double.isFinite(error)) {
                errors[size++] = error;
            }
        }
        int rejected = labels.length - size;
        if (size == 0) {
            return Score.insufficient(NAME, 0, rejected, "no pair of label and prediction");
        }
        Arrays.sort(errors, 0, size);
        return Score.of(NAME, (errors[(size - 1) / 2] + errors[size / 2]) / 2, size, rejected);
    }
}
