package io.mlops.core.metrics.classification;

import io.mlops.core.metrics.Score;

/**
 * The outcomes of one class against all others.
 *
 * @param truePositives labels of the class, predicted so
 * @param falsePositives labels of others, predicted as the class
 * @param falseNegatives labels of the class, predicted as others
 * @param trueNegatives labels of others, predicted as others
 */
public record ClassCounts(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {
    /** Returns the share of predictions of the class that are right; 0 where there is none. */
    public Score precision() {
        return precision(ZeroDivision.ZERO);
    }

    /**
     * Returns the share of predictions of the class that are right.
     *
     * @param none what it is where the class was never predicted
     */
    public Score precision(ZeroDivision none) {
        return score("precision", share(truePositives, truePositives + falsePositives, none));
    }

    /** Returns the share of labels of the class that were predicted so; 0 where there is none. */
    public Score recall() {
        return recall(ZeroDivision.ZERO);
    }

    /**
     * Returns the share of labels of the class that were predicted so.
     *
     * @param none what it is where there is no such label
     */
    public Score recall(ZeroDivision none) {
        return score("recall", share(truePositives, truePositives + falseNegatives, none));
    }

    /** Returns the harmonic mean of precision and recall; 0 where neither is defined. */
    public Score f1() {
        return f1(ZeroDivision.ZERO);
    }

    /**
     * Returns the harmonic mean of precision and recall.
     *
     * @param none what it is where the class occurs neither as label nor as prediction
     */
    public Score f1(ZeroDivision none) {
        long twice = 2 * truePositives;
        return score("f1", share(twice, twice + falsePositives + falseNegatives, none));
    }

    /** Returns the share of other labels that were predicted as others; insufficient where there is none. */
    public Score specificity() {
        return score("specificity", share(trueNegatives, trueNegatives + falsePositives, ZeroDivision.UNDEFINED));
    }

    /** Returns the share of other labels that were predicted as the class; insufficient where there is none. */
    public Score falsePositiveRate() {
        return score(
                "false-positive-rate", share(falsePositives, trueNegatives + falsePositives, ZeroDivision.UNDEFINED));
    }

    /** Returns the share of predictions of the class; insufficient where there is no pair. */
    public Score selectionRate() {
        return score("selection-rate", share(truePositives + falsePositives, count(), ZeroDivision.UNDEFINED));
    }

    /** Returns the share of pairs that agree on the class; insufficient where there is no pair. */
    public Score accuracy() {
        return score("accuracy", share(truePositives + trueNegatives, count(), ZeroDivision.UNDEFINED));
    }

    /** Returns the number of pairs. */
    public long count() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    private static double share(long part, long whole, ZeroDivision none) {
        return whole == 0 ? none.value() : (double) part / whole;
    }

    private Score score(String measure, double value) {
        return count() == 0
                ? Score.insufficient(measure, 0, 0, "no pair of label and prediction")
                : Score.of(measure, value, count(), 0);
    }
}
