package io.mlops.core.metrics.classification;

import io.mlops.core.metrics.Score;
import io.mlops.error.InvalidInputException;
import java.util.Arrays;

/**
 * Scores of a positive and a negative class in their order: what the areas under curves need.
 *
 * <p>Pairs with a score that is not finite are left out and counted. Immutable and thread-safe.
 */
public final class RankedScores {
    /** Scores in ascending order, each with its label in the bit beside. */
    private final double[] scores;

    private final boolean[] labels;
    private final long positives;
    private final long rejected;

    /**
     * Sorts scores.
     *
     * @param positive whether the label is the positive class
     * @param scores the scores, as many; a higher one speaks for the positive class
     * @throws InvalidInputException if the lengths differ
     */
    public RankedScores(boolean[] positive, double[] scores) {
        if (positive.length != scores.length) {
            throw new InvalidInputException(
                    "scores", "must be as many as labels, " + positive.length, Integer.toString(scores.length), "");
        }
        double[] ofPositives = new double[scores.length];
        double[] ofNegatives = new double[scores.length];
        int ones = 0;
        int zeros = 0;
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                continue;
            }
            if (positive[i]) {
                ofPositives[ones++] = scores[i] + 0.0;
            } else {
                ofNegatives[zeros++] = scores[i] + 0.0;
            }
        }
        Arrays.sort(ofPositives, 0, ones);
        Arrays.sort(ofNegatives, 0, zeros);
        this.scores = new double[ones + zeros];
        this.labels = new boolean[ones + zeros];
        this.positives = ones;
        this.rejected = (long) scores.length - ones - zeros;
        merge(Arrays.copyOf(ofPositives, ones), Arrays.copyOf(ofNegatives, zeros));
    }

    private void merge(double[] ones, double[] zeros) {
        int i = 0;
        int j = 0;
        for (int k = 0; k < scores.length; k++) {
            labels[k] = j == zeros.length || (i < ones.length && ones[i] < zeros[j]);
            scores[k] = labels[k] ? ones[i++] : zeros[j++];
        }
    }

    /**
     * Returns the area under the receiver operating characteristic: the probability that a positive scores above a
     * negative, ties counted half. Insufficient with one class only.
     *
     * @see <a href="https://doi.org/10.1016/j.patrec.2005.10.010">Fawcett 2006</a>
     */
    public Score rocAuc() {
        long negatives = scores.length - positives;
        double twiceWins = 0;
        long below = 0;
        for (int from = 0; from < scores.length; ) {
            int to = endOfTie(from);
            long ones = ones(from, to);
            long zeros = to - from - ones;
            twiceWins += ones * (2.0 * below + zeros);
            below += zeros;
            from = to;
        }
        return score("roc-auc", twiceWins / 2 / positives / negatives, positives > 0 && negatives > 0);
    }

    /**
     * Returns the mean precision over the steps of recall, without interpolation. Insufficient without a positive.
     */
    public Score averagePrecision() {
        long hits = 0;
        double sum = 0;
        for (int to = scores.length; to > 0; ) {
            int from = startOfTie(to);
            long ones = ones(from, to);
            hits += ones;
            sum += (double) ones / positives * ((double) hits / (scores.length - from));
            to = from;
        }
        return score("average-precision", sum, positives > 0);
    }

    private int endOfTie(int from) {
        int to = from + 1;
        while (to < scores.length && scores[to] == scores[from]) {
            to++;
        }
        return to;
    }

    private int startOfTie(int to) {
        int from = to - 1;
        while (from > 0 && scores[from - 1] == scores[to - 1]) {
            from--;
        }
        return from;
    }

    private long ones(int from, int to) {
        long ones = 0;
        for (int i = from; i < to; i++) {
            ones += labels[i] ? 1 : 0;
        }
        return ones;
    }

    private Score score(String measure, double value, boolean enough) {
        return enough
                ? Score.of(measure, value, scores.length, rejected)
                : Score.insufficient(measure, scores.length, rejected, "one class only, or none");
    }
}
