package io.mlops.drift;

/**
 * One side of a comparison: the values of one column over a time.
 *
 * <p>Implementations are immutable and thread-safe. A sample may be empty; tests then answer
 * {@link Verdict#INSUFFICIENT_DATA}.
 */
public sealed interface Sample permits NumericSample, CategoricalSample, BinnedSample {
    /** The kinds of samples, for a {@code switch}. */
    enum Kind {
        /** A {@link NumericSample}. */
        NUMERIC,
        /** A {@link CategoricalSample}. */
        CATEGORICAL,
        /** A {@link BinnedSample}. */
        BINNED
    }

    /** Returns the kind, one per implementation. */
    Kind kind();

    /** Returns the number of values, missing ones not counted. */
    long size();

    /** Returns the number of missing values. */
    long missing();
}
