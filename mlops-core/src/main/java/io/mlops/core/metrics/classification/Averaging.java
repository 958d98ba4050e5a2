package io.mlops.core.metrics.classification;

/** How a measure of one class becomes one of all classes. */
public enum Averaging {
    /** Counts of all classes together. */
    MICRO,
    /** Mean over the classes that occur as label or prediction. */
    MACRO,
    /** Mean over the classes, weighted by how many labels each has. */
    WEIGHTED
}
