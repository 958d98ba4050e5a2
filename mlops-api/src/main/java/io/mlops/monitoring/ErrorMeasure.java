package io.mlops.monitoring;

/** How far predictions are from outcomes; smaller is better for each. */
public enum ErrorMeasure {
    /** Mean absolute error, for numbers. */
    MEAN_ABSOLUTE_ERROR,
    /** Root of the mean squared error, for numbers. */
    ROOT_MEAN_SQUARED_ERROR,
    /** Share of outcomes that differ from their prediction, 0 to 1, for classes and labels. */
    ERROR_RATE
}
