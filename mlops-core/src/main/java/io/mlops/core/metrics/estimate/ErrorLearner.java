package io.mlops.core.metrics.estimate;

/** Learns to predict the loss of another model's predictions from its inputs. */
@FunctionalInterface
public interface ErrorLearner {
    /** A learned model of losses; thread-safe. */
    @FunctionalInterface
    interface ErrorModel {
        /**
         * Predicts the loss of one prediction.
         *
         * @param row the inputs, and behind them the prediction, k + 1 numbers
         */
        double predict(double[] row);
    }

    /**
     * Learns.
     *
     * @param rows n rows of k inputs and the prediction; NaN where an input is missing
     * @param losses the loss of each row, not negative
     */
    ErrorModel fit(double[][] rows, double[] losses);
}
