package io.mlops.core.metrics.estimate;

/** Whether probabilities are calibrated on the reference. */
public enum Calibration {
    /** They are taken as they are. */
    NONE,
    /** By isotonic regression. */
    ISOTONIC,
    /** By isotonic regression, where that lowers the expected calibration error over ten random splits. */
    WHERE_BETTER
}
