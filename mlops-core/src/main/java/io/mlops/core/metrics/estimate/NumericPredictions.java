package io.mlops.core.metrics.estimate;

import io.mlops.error.InvalidInputException;

/** Numeric predictions with their labels, in the order of time. Immutable. */
public final class NumericPredictions {
    private final double[] predictions;
    private final double[] labels;

    /**
     * Copies predictions and labels.
     *
     * @param predictions what was predicted, finite
     * @param labels what came, finite, as many
     * @throws InvalidInputException if the lengths differ or a number is not finite
     */
    public NumericPredictions(double[] predictions, double[] labels) {
        if (predictions.length != labels.length) {
            throw new InvalidInputException(
                    "labels", "must be as many as predictions, " + predictions.length, "" + labels.length, "");
        }
        this.predictions = finite("predictions", predictions);
        this.labels = finite("labels", labels);
    }

    static double[] finite(String field, double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new InvalidInputException(field, "must be finite", Double.toString(value), "leave such rows out");
            }
        }
        return values.clone();
    }

    /** Returns the number of predictions. */
    public int size() {
        return predictions.length;
    }

    double prediction(int index) {
        return predictions[index];
    }

    double label(int index) {
        return labels[index];
    }

    double[] losses(RegressionMeasure measure) {
        double[] losses = new double[predictions.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = measure.loss(labels[i], predictions[i]);
        }
        return losses;
    }
}
