package io.mlops.drift;

/** What a test does with categories that the reference does not have. */
public enum UnseenPolicy {
    /** Each keeps its own name; the reference has them with a count of 0. The default. */
    KEEP,
    /** All unseen categories together are one. */
    POOL
}
