package io.mlops.core.metrics.estimate;

import io.mlops.core.drift.chunk.ChunkLimits;
import io.mlops.core.metrics.Score;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Performance of a classifier of two classes whose labels have come, by chunks.
 *
 * <p>Immutable and thread-safe.
 */
public final class RealizedClassification {
    private final int chunkSize;
    private final Map<BinaryMeasure, ChunkLimits> limits = new EnumMap<>(BinaryMeasure.class);

    private RealizedClassification(BinaryPredictions reference, int chunkSize) {
        this.chunkSize = chunkSize;
        for (BinaryMeasure measure : BinaryMeasure.values()) {
            double[] values = scores(reference, measure).stream()
                    .mapToDouble(score -> score.value().orElse(Double.NaN))
                    .toArray();
            limits.put(measure, ChunkLimits.around(values, ChunkLimits.DEVIATIONS, ChunkLimits.ofShare()));
        }
    }

    /**
     * Takes the limits from a reference.
     *
     * @param reference predictions with labels of both classes, in one chunk at least
     * @param chunkSize predictions of a chunk, at least 1
     * @throws InvalidInputException if labels are missing or of one class only in all chunks, or the size is below 1
     */
    public static RealizedClassification fit(BinaryPredictions reference, int chunkSize) {
        requireBothClasses(reference);
        if (chunkSize < 1) {
            throw new InvalidInputException("chunkSize", "must be at least 1", Integer.toString(chunkSize), "");
        }
        return new RealizedClassification(reference, chunkSize);
    }

    static void requireBothClasses(BinaryPredictions reference) {
        int positives = reference.hasLabels() ? reference.positives() : 0;
        if (positives == 0 || positives == reference.size()) {
            throw new InvalidInputException(
                    "reference",
                    "must have labels of both classes",
                    positives + " positive of " + reference.size(),
                    "take a longer period");
        }
    }

    private List<Score> scores(BinaryPredictions predictions, BinaryMeasure measure) {
        List<Score> scores = new ArrayList<>();
        for (int from = 0; from < predictions.size(); from += chunkSize) {
            scores.add(measure.realized(predictions.slice(from, Math.min(predictions.size(), from + chunkSize))));
        }
        return scores;
    }

    /**
     * Measures each chunk; a shorter rest is a chunk too.
     *
     * @param current predictions with labels, in the order of time
     * @param measure which measure
     * @return one result a chunk, none for no prediction; insufficient where a chunk has labels of one class only, but for
     *     specificity and accuracy, and of precision, recall and F1 where it has predictions of one class only
     * @throws InvalidInputException if labels are missing
     */
    public List<ChunkPerformance> measure(BinaryPredictions current, BinaryMeasure measure) {
        if (!current.hasLabels()) {
            throw new InvalidInputException(
                    "current", "must have labels", "none", "ConfidenceBasedEstimation needs none");
        }
        List<ChunkPerformance> results = new ArrayList<>();
        for (Score score : scores(current, measure)) {
            results.add(ChunkPerformance.of(results.size(), score, Double.NaN, bounds(measure)));
        }
        return results;
    }

    ChunkPerformance.Bounds bounds(BinaryMeasure measure) {
        return new ChunkPerformance.Bounds(ChunkLimits.ofShare(), limits(measure));
    }

    /**
     * Returns the limits of a measure.
     *
     * @param measure which measure
     */
    public ChunkLimits limits(BinaryMeasure measure) {
        return Objects.requireNonNull(limits.get(measure));
    }
}
