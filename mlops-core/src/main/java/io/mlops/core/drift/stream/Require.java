package io.mlops.core.drift.stream;

import io.mlops.error.InvalidInputException;

/** Ranges of parameters. */
final class Require {
    private Require() {}

    static void probability(String field, double value) {
        require(value > 0 && value < 1, field, "must be above 0 and below 1", Double.toString(value));
    }

    static void within(String field, double value, double low, double high) {
        boolean inside = value >= low && value <= high;
        require(inside, field, "must be from " + low + " to " + high, Double.toString(value));
    }

    static void finite(String field, double value) {
        within(field, value, -Detector.LARGEST, Detector.LARGEST);
    }

    /** Requires a value above one bound and below another. */
    static void between(String field, double value, double low, double high) {
        require(value > low && value < high, field, "must be above " + low + " and below " + high, "" + value);
    }

    static void notNegative(String field, double value) {
        within(field, value, 0, Double.MAX_VALUE);
    }

    static void positive(String field, double value) {
        require(value > 0 && value <= Double.MAX_VALUE, field, "must be above 0 and finite", Double.toString(value));
    }

    static void count(String field, int value, int least, int most) {
        boolean inside = value >= least && value <= most;
        require(inside, field, "must be from " + least + " to " + most, Integer.toString(value));
    }

    private static void require(boolean holds, String field, String rule, String actual) {
        if (!holds) {
            throw new InvalidInputException(field, rule, actual, "");
        }
    }
}
