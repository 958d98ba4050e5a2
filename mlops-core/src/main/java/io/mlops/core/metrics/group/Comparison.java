package io.mlops.core.metrics.group;

/** What a group is compared with. */
public enum Comparison {
    /** The group with the other extreme. */
    BETWEEN_GROUPS,
    /** All pairs together. */
    TO_OVERALL
}
