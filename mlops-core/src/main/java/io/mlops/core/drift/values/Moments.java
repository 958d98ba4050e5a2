package io.mlops.core.drift.values;

import io.mlops.drift.SortedValues;

/**
 * Mean and sum of squared deviations, in two passes with a compensated sum.
 *
 * @param size number of values
 * @param mean the mean
 * @param squares sum of the squared deviations from the mean
 */
record Moments(int size, double mean, double squares) {
    static Moments of(SortedValues values) {
        int size = values.size();
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < size; i++) {
            double value = values.get(i);
            double next = sum + value;
            lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }
        double mean = (sum + lost) / size;
        double squares = 0;
        double rest = 0;
        for (int i = 0; i < size; i++) {
            double deviation = values.get(i) - mean;
            squares += deviation * deviation;
            rest += deviation;
        }
        return new Moments(size, mean, Math.max(0, squares - rest * rest / size));
    }

    /** Returns the variance of a sample, with n - 1 degrees of freedom. */
    double variance() {
        return squares / (size - 1);
    }

    /** Returns the standard deviation of a population. */
    double deviation() {
        return Math.sqrt(squares / size);
    }
}
