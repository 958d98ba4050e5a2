package io.mlops.drift;

import io.mlops.error.InvalidInputException;

/**
 * How much data a test used.
 *
 * @param reference values of the reference that were used
 * @param current values of the current sample that were used
 * @param referenceMissing missing values of the reference, used or not, as the missing-value policy says
 * @param currentMissing missing values of the current sample, used or not, as the missing-value policy says
 */
public record SampleSizes(long reference, long current, long referenceMissing, long currentMissing) {
    /**
     * Checks the counts.
     *
     * @throws InvalidInputException if a count is negative
     */
    public SampleSizes {
        requireCount("reference", reference);
        requireCount("current", current);
        requireCount("referenceMissing", referenceMissing);
        requireCount("currentMissing", currentMissing);
    }

    /**
     * Returns the sizes of two samples as they are.
     *
     * @param reference the reference sample
     * @param current the current sample
     */
    public static SampleSizes of(Sample reference, Sample current) {
        return new SampleSizes(reference.size(), current.size(), reference.missing(), current.missing());
    }

    /** Returns the missing values of both sides together. */
    public long missing() {
        return referenceMissing + currentMissing;
    }

    private static void requireCount(String field, long count) {
        if (count < 0) {
            throw new InvalidInputException(field, "must not be negative", Long.toString(count), "");
        }
    }
}
