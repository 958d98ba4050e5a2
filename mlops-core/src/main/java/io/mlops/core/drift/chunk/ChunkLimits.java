package io.mlops.core.drift.chunk;

import io.mlops.error.InvalidInputException;

/**
 * Between what a chunk's figure is unsuspicious. Immutable.
 *
 * @param lower lower limit; negative infinity where there is none
 * @param upper upper limit; positive infinity where there is none
 */
public record ChunkLimits(double lower, double upper) {
    /** Standard deviations that NannyML allows. */
    public static final double DEVIATIONS = 3;

    /**
     * Checks the limits.
     *
     * @throws InvalidInputException if one is NaN, or they are the wrong way round
     */
    public ChunkLimits {
        if (!(lower <= upper)) {
            throw new InvalidInputException("lower", "must not be above upper", lower + ", " + upper, "");
        }
    }

    /**
     * Returns the mean of the reference chunks' figures, less and plus some of their standard deviations (of the population), kept
     * inside the range of the figure.
     *
     * @param chunks the figures of the reference chunks; NaN where a chunk has none, which is left out
     * @param deviations how many standard deviations, not negative
     * @param range the least and the largest value that the figure can have
     * @throws InvalidInputException if no chunk has a figure, or the number of deviations is negative or not finite
     */
    public static ChunkLimits around(double[] chunks, double deviations, ChunkLimits range) {
        if (!(deviations >= 0 && deviations <= Double.MAX_VALUE)) {
            throw new InvalidInputException(
                    "deviations", "must not be negative, and finite", Double.toString(deviations), "3 is usual");
        }
        int count = 0;
        double sum = 0;
        for (double value : chunks) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        if (count == 0) {
            throw new InvalidInputException(
                    "chunks", "must have a figure in one chunk at least", chunks.length + " without", "");
        }
        double mean = sum / count;
        double squares = 0;
        for (double value : chunks) {
            squares += Double.isNaN(value) ? 0 : (value - mean) * (value - mean);
        }
        double margin = deviations * Math.sqrt(squares / count);
        return new ChunkLimits(Math.max(range.lower, mean - margin), Math.min(range.upper, mean + margin));
    }

    /** Returns the limits of a figure that can have any value. */
    public static ChunkLimits none() {
        return new ChunkLimits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Returns the limits of a share: 0 and 1. */
    public static ChunkLimits ofShare() {
        return new ChunkLimits(0, 1);
    }

    /** Returns the limits of a figure that is not negative. */
    public static ChunkLimits notNegative() {
        return new ChunkLimits(0, Double.POSITIVE_INFINITY);
    }

    /**
     * Returns whether a figure is outside; on a limit it is not.
     *
     * @param value the figure; NaN is never outside, and must have been caught before
     */
    public boolean alerts(double value) {
        return value < lower || value > upper;
    }
}
