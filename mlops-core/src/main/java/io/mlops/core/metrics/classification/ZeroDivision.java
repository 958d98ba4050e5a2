package io.mlops.core.metrics.classification;

/** What a precision, recall or F1 without anything to divide by is. */
public enum ZeroDivision {
    /** 0, as scikit-learn's default. */
    ZERO,
    /** 1. */
    ONE,
    /** Nothing: the score is insufficient, and averages leave the class out. */
    UNDEFINED;

    double value() {
        return switch (this) {
            case ZERO -> 0;
            case ONE -> 1;
            case UNDEFINED -> Double.NaN;
        };
    }
}
