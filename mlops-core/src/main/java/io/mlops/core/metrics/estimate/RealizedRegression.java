package io.mlops.core.metrics.estimate;

import io.mlops.core.drift.chunk.ChunkLimits;
import io.mlops.core.metrics.Score;
import io.mlops.core.metrics.regression.RegressionErrors;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * One measure of a regression whose labels have come, by chunks.
 *
 * <p>Immutable and thread-safe.
 */
public final class RealizedRegression {
    private final RegressionMeasure measure;
    private final int chunkSize;
    private final double errorPerRow;
    private final ChunkPerformance.Bounds bounds;

    /**
     * Takes the limits from a reference.
     *
     * @param measure which measure
     * @param reference predictions with labels, on which the model works as it should
     * @param chunkSize predictions of a chunk, at least 1
     * @throws InvalidInputException if the reference is empty or the measure is defined in none of its chunks, or the size is below 1
     */
    public RealizedRegression(RegressionMeasure measure, NumericPredictions reference, int chunkSize) {
        if (chunkSize < 1) {
            throw new InvalidInputException("chunkSize", "must be at least 1", Integer.toString(chunkSize), "");
        }
        this.measure = measure;
        this.chunkSize = chunkSize;
        double[] values = scores(reference).stream()
                .mapToDouble(score -> score.value().orElse(Double.NaN))
                .toArray();
        ChunkLimits range = ChunkLimits.notNegative();
        this.bounds = new ChunkPerformance.Bounds(range, ChunkLimits.around(values, ChunkLimits.DEVIATIONS, range));
        this.errorPerRow = measure.samplingError(reference.losses(measure));
    }

    private List<Score> scores(NumericPredictions predictions) {
        List<Score> scores = new ArrayList<>();
        for (int from = 0; from < predictions.size(); from += chunkSize) {
            RegressionErrors errors = new RegressionErrors();
            for (int i = from; i < Math.min(predictions.size(), from + chunkSize); i++) {
                errors.add(predictions.label(i), predictions.prediction(i));
            }
            scores.add(measure.of(errors));
        }
        return scores;
    }

    /**
     * Measures each chunk; a shorter rest is a chunk too.
     *
     * @param current predictions with labels, in the order of time
     * @return one result a chunk, none for no prediction
     */
    public List<ChunkPerformance> measure(NumericPredictions current) {
        List<ChunkPerformance> results = new ArrayList<>();
        for (Score score : scores(current)) {
            int rows = Math.min(chunkSize, current.size() - chunkSize * results.size());
            results.add(ChunkPerformance.of(results.size(), score, samplingError(rows), bounds));
        }
        return results;
    }

    /** Returns the limits. */
    public ChunkLimits limits() {
        return bounds.limits();
    }

    ChunkPerformance.Bounds bounds() {
        return bounds;
    }

    double samplingError(int rows) {
        return errorPerRow / Math.sqrt(rows);
    }
}
