package io.mlops.core.metrics.estimate;

import io.mlops.core.metrics.Score;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Direct loss estimation (DLE) of a regression: a second model learns the loss of the first one's predictions on a reference and
 * predicts it where labels have not come.
 *
 * <p>Immutable; thread-safe where the learned model is.
 *
 * @see <a href="https://nannyml.readthedocs.io/en/stable/how_it_works/performance_estimation.html">NannyML, performance
 *     estimation</a>
 */
public final class DirectLossEstimation {
    private final RegressionMeasure measure;
    private final int chunkSize;
    private final int inputs;
    private final RealizedRegression realized;
    private final ErrorLearner.ErrorModel model;

    private DirectLossEstimation(
            RegressionMeasure measure, int chunkSize, RealizedRegression realized, Learned learned) {
        this.measure = measure;
        this.chunkSize = chunkSize;
        this.realized = realized;
        this.inputs = learned.inputs;
        this.model = learned.model;
    }

    private record Learned(int inputs, ErrorLearner.ErrorModel model) {}

    /**
     * What is estimated.
     *
     * @param measure which measure
     * @param chunkSize predictions of a chunk, at least 1
     * @param learner what learns the losses
     */
    public record Settings(RegressionMeasure measure, int chunkSize, ErrorLearner learner) {
        /**
         * Returns the settings with the default learner.
         *
         * @param measure which measure
         * @param chunkSize predictions of a chunk, at least 1
         */
        public static Settings of(RegressionMeasure measure, int chunkSize) {
            return new Settings(measure, chunkSize, new BoostedStumps());
        }
    }

    /**
     * Learns from a reference with labels on which the model works as it should; not its training data.
     *
     * @param settings which measure, chunk size and learner
     * @param rows the inputs of each prediction, n rows x k numbers; NaN where one is missing
     * @param reference predictions and labels, as many
     * @throws InvalidInputException if the lengths differ, the reference is empty, or the chunk size is below 1
     */
    public static DirectLossEstimation fit(Settings settings, double[][] rows, NumericPredictions reference) {
        RealizedRegression realized = new RealizedRegression(settings.measure(), reference, settings.chunkSize());
        double[] predictions = new double[reference.size()];
        Arrays.setAll(predictions, reference::prediction);
        int inputs = rows.length == 0 ? 0 : rows[0].length;
        double[][] extended = extend(rows, predictions, inputs);
        double[] losses = NumericPredictions.finite("losses", reference.losses(settings.measure()));
        ErrorLearner.ErrorModel model = settings.learner().fit(extended, losses);
        return new DirectLossEstimation(settings.measure(), settings.chunkSize(), realized, new Learned(inputs, model));
    }

    private static double[][] extend(double[][] rows, double[] predictions, int inputs) {
        if (rows.length != predictions.length) {
            throw new InvalidInputException(
                    "predictions", "must be as many as rows, " + rows.length, "" + predictions.length, "");
        }
        double[][] extended = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != inputs) {
                throw new InvalidInputException("rows", "must have " + inputs + " inputs", "" + rows[i].length, "");
            }
            extended[i] = Arrays.copyOf(rows[i], inputs + 1);
            extended[i][inputs] = predictions[i];
        }
        return extended;
    }

    /**
     * Estimates the measure of each chunk; a shorter rest is a chunk too.
     *
     * @param rows the inputs of each prediction, with as many numbers as the reference's; NaN where one is missing
     * @param predictions the predictions, finite, as many as rows, in the order of time
     * @return one result a chunk, none for no prediction
     * @throws InvalidInputException if lengths differ or a prediction is not finite
     */
    public List<ChunkPerformance> estimate(double[][] rows, double[] predictions) {
        double[][] extended = extend(rows, NumericPredictions.finite("predictions", predictions), inputs);
        List<ChunkPerformance> results = new ArrayList<>();
        for (int from = 0; from < extended.length; from += chunkSize) {
            int to = Math.min(extended.length, from + chunkSize);
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += model.predict(extended[i]);
            }
            Score score = Score.of(measure.title(), measure.ofMeanLoss(sum / (to - from)), to - from, 0);
            double error = realized.samplingError(to - from);
            results.add(ChunkPerformance.of(results.size(), score, error, realized.bounds()));
        }
        return results;
    }
}
