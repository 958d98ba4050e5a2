package io.mlops.core.metrics.estimate;

import io.mlops.core.drift.chunk.ChunkLimits;
import io.mlops.core.metrics.Score;
import io.mlops.core.metrics.classification.IsotonicRegression;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Confidence-based performance estimation (CBPE) of a classifier of two classes: the measures that its calibrated probabilities
 * lead to expect, without labels.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://nannyml.readthedocs.io/en/stable/how_it_works/performance_estimation.html">NannyML, performance
 *     estimation</a>
 */
public final class ConfidenceBasedEstimation {
    private final int chunkSize;
    private final @Nullable IsotonicRegression calibration;
    private final Map<BinaryMeasure, Double> errors = new EnumMap<>(BinaryMeasure.class);
    private final RealizedClassification realized;

    private ConfidenceBasedEstimation(BinaryPredictions reference, int chunkSize, boolean calibrated) {
        this.chunkSize = chunkSize;
        this.realized = RealizedClassification.fit(reference, chunkSize);
        int[] all = IntStream.range(0, reference.size()).toArray();
        this.calibration = calibrated ? new CalibrationCheck(reference).fit(all) : null;
        SamplingError sampling = new SamplingError(reference);
        for (BinaryMeasure measure : BinaryMeasure.values()) {
            errors.put(measure, sampling.perRow(measure));
        }
    }

    /**
     * Learns from a reference with labels on which the model works as it should; not its training data.
     *
     * @param reference predictions with labels of both classes
     * @param chunkSize predictions of a chunk, at least 1
     * @param calibration whether probabilities are calibrated
     * @throws InvalidInputException if labels are missing or of one class only, or the size is below 1
     */
    public static ConfidenceBasedEstimation fit(BinaryPredictions reference, int chunkSize, Calibration calibration) {
        RealizedClassification.requireBothClasses(reference);
        boolean calibrated = calibration == Calibration.ISOTONIC
                || (calibration == Calibration.WHERE_BETTER && new CalibrationCheck(reference).helps());
        return new ConfidenceBasedEstimation(reference, chunkSize, calibrated);
    }

    /** Returns whether probabilities are calibrated. */
    public boolean calibrated() {
        return calibration != null;
    }

    /**
     * Estimates the measures of each chunk; a shorter rest is a chunk too.
     *
     * @param current predictions in the order of time; labels are not looked at
     * @param measure which measure
     * @return one result a chunk, none for no prediction
     */
    public List<ChunkPerformance> estimate(BinaryPredictions current, BinaryMeasure measure) {
        return estimate(current, List.of(measure)).get(0);
    }

    /**
     * Estimates several measures at once, which is cheaper.
     *
     * @param current predictions in the order of time; labels are not looked at
     * @param measures which measures
     * @return for each measure one result a chunk
     */
    public List<List<ChunkPerformance>> estimate(BinaryPredictions current, List<BinaryMeasure> measures) {
        List<List<ChunkPerformance>> results = new ArrayList<>();
        measures.forEach(measure -> results.add(new ArrayList<>()));
        for (int from = 0; from < current.size(); from += chunkSize) {
            BinaryPredictions chunk = current.slice(from, Math.min(current.size(), from + chunkSize));
            ExpectedCounts expected = ExpectedCounts.of(chunk, calibration);
            for (int i = 0; i < measures.size(); i++) {
                BinaryMeasure measure = measures.get(i);
                Score score = Score.of(measure.title(), measure.of(expected), chunk.size(), 0);
                double error = errors.getOrDefault(measure, Double.NaN) / Math.sqrt(chunk.size());
                results.get(i).add(ChunkPerformance.of(from / chunkSize, score, error, realized.bounds(measure)));
            }
        }
        return results;
    }

    /** Returns the limits of a measure, from the realised performance of the reference's chunks. */
    public ChunkLimits limits(BinaryMeasure measure) {
        return realized.limits(measure);
    }
}
