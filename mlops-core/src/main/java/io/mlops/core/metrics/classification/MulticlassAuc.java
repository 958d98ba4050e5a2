package io.mlops.core.metrics.classification;

import io.mlops.core.metrics.Score;
import io.mlops.error.InvalidInputException;

/**
 * Areas under the receiver operating characteristic of more than two classes.
 *
 * @see <a href="https://doi.org/10.1023/A:1010920819831">Hand and Till 2001</a>, for pairs of classes
 */
public final class MulticlassAuc {
    private static final String NAME = "roc-auc";

    private final int[] labels;
    private final double[][] scores;
    private final int classes;

    /**
     * Copies nothing: the arrays must not change.
     *
     * @param labels position of the true class, of each of n rows
     * @param scores n rows x k classes
     * @throws InvalidInputException if the lengths differ, or there are fewer than two classes
     */
    public MulticlassAuc(int[] labels, double[][] scores) {
        this.classes = scores.length == 0 ? 0 : scores[0].length;
        if (labels.length != scores.length || classes < 2) {
            throw new InvalidInputException(
                    "scores",
                    "must be as many rows as labels, " + labels.length + ", of two classes or more",
                    scores.length + " rows of " + classes,
                    "");
        }
        for (double[] row : scores) {
            if (row.length != classes) {
                throw new InvalidInputException("scores", "must have rows of " + classes, "" + row.length, "");
            }
        }
        this.labels = labels;
        this.scores = scores;
    }

    /**
     * Returns the mean area of each class against all others.
     *
     * @param averaging {@code MACRO}, or {@code WEIGHTED} by labels
     * @throws InvalidInputException for {@code MICRO}
     */
    public Score oneAgainstRest(Averaging averaging) {
        requireAverage(averaging);
        double sum = 0;
        double weights = 0;
        for (int k = 0; k < classes; k++) {
            boolean[] positive = new boolean[labels.length];
            double[] column = new double[labels.length];
            long own = 0;
            for (int i = 0; i < labels.length; i++) {
                positive[i] = labels[i] == k;
                column[i] = scores[i][k];
                own += positive[i] ? 1 : 0;
            }
            double weight = averaging == Averaging.MACRO ? 1 : own;
            sum += weight * new RankedScores(positive, column).rocAuc().value().orElse(Double.NaN);
            weights += weight;
        }
        return Score.of(NAME, sum / weights, labels.length, 0);
    }

    /**
     * Returns the mean area over pairs of classes, both ways.
     *
     * @param averaging {@code MACRO}, or {@code WEIGHTED} by the labels of the pair
     * @throws InvalidInputException for {@code MICRO}
     */
    public Score oneAgainstOne(Averaging averaging) {
        requireAverage(averaging);
        double sum = 0;
        double weights = 0;
        for (int a = 0; a < classes; a++) {
            for (int b = a + 1; b < classes; b++) {
                double weight = averaging == Averaging.MACRO ? 1 : labels(a) + labels(b);
                sum += weight * (pair(a, b) + pair(b, a)) / 2;
                weights += weight;
            }
        }
        return Score.of(NAME, sum / weights, labels.length, 0);
    }

    private double pair(int positiveClass, int other) {
        int size = (int) (labels(positiveClass) + labels(other));
        boolean[] positive = new boolean[size];
        double[] column = new double[size];
        int next = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == positiveClass || labels[i] == other) {
                positive[next] = labels[i] == positiveClass;
                column[next++] = scores[i][positiveClass];
            }
        }
        return new RankedScores(positive, column).rocAuc().value().orElse(Double.NaN);
    }

    private long labels(int position) {
        long count = 0;
        for (int label : labels) {
            count += label == position ? 1 : 0;
        }
        return count;
    }

    private static void requireAverage(Averaging averaging) {
        if (averaging == Averaging.MICRO) {
            throw new InvalidInputException("averaging", "must be MACRO or WEIGHTED", "MICRO", "");
        }
    }
}
