package io.mlops.core.metrics.estimate;

import io.mlops.core.drift.chunk.ChunkLimits;
import io.mlops.core.metrics.Score;

/**
 * One measure of one chunk.
 *
 * @param chunk position of the chunk, from 0
 * @param score the measure, estimated or realised
 * @param samplingError standard deviation that chance alone gives it; NaN where it is not known
 * @param confidence three sampling errors around the score, inside the measure's range; unbounded where either is not known
 * @param limits what the reference's chunks set
 * @param alert whether the score is outside the limits; false where it is insufficient
 */
public record ChunkPerformance(
        int chunk, Score score, double samplingError, ChunkLimits confidence, ChunkLimits limits, boolean alert) {
    private static final double WIDTH = 3;

    static ChunkPerformance of(int chunk, Score score, double samplingError, Bounds bounds) {
        double value = score.value().orElse(Double.NaN);
        boolean bounded = !Double.isNaN(value) && !Double.isNaN(samplingError);
        ChunkLimits confidence = bounded
                ? new ChunkLimits(
                        Math.max(bounds.range.lower(), value - WIDTH * samplingError),
                        Math.min(bounds.range.upper(), value + WIDTH * samplingError))
                : ChunkLimits.none();
        return new ChunkPerformance(
                chunk, score, samplingError, confidence, bounds.limits, bounds.limits.alerts(value));
    }

    /** What a measure can be, and what the reference's chunks allow. */
    record Bounds(ChunkLimits range, ChunkLimits limits) {}
}
