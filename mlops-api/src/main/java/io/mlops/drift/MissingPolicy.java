package io.mlops.drift;

/** What a test does with missing values; they are counted in the result under each policy. */
public enum MissingPolicy {
    /** Leave them out on either side. The default. */
    DROP,
    /**
     * Treat 'missing' as one more category or bin. Tests of numeric values that use no bins cannot, and refuse it when
     * they are made.
     */
    OWN_CATEGORY,
    /** Answer {@link Verdict#INSUFFICIENT_DATA} as soon as one value is missing. */
    FAIL
}
