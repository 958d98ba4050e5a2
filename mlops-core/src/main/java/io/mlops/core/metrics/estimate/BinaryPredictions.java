package io.mlops.core.metrics.estimate;

import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Predictions of two classes in the order of time, with labels or without.
 *
 * <p>Immutable. What cannot be used is refused here and not counted, as dropping rows would shift the chunks behind them.
 */
public final class BinaryPredictions {
    private final double[] probabilities;
    private final boolean[] predictions;
    private final boolean @Nullable [] labels;

    private BinaryPredictions(double[] probabilities, boolean[] predictions, boolean @Nullable [] labels) {
        this.probabilities = probabilities;
        this.predictions = predictions;
        this.labels = labels;
    }

    /**
     * Copies predictions whose labels have not come.
     *
     * @param probabilities predicted probability of the positive class, 0 to 1
     * @param predictions whether the positive class was predicted, as many
     * @throws InvalidInputException if the lengths differ or a probability is outside
     */
    public static BinaryPredictions unlabelled(double[] probabilities, boolean[] predictions) {
        requireSame("predictions", predictions.length, probabilities.length);
        for (double probability : probabilities) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new InvalidInputException(
                        "probabilities", "must be from 0 to 1", Double.toString(probability), "leave such rows out");
            }
        }
        return new BinaryPredictions(probabilities.clone(), predictions.clone(), null);
    }

    /**
     * Copies predictions with their labels.
     *
     * @param probabilities predicted probability of the positive class, 0 to 1
     * @param predictions whether the positive class was predicted, as many
     * @param labels whether the positive class came, as many
     * @throws InvalidInputException if the lengths differ or a probability is outside
     */
    public static BinaryPredictions labelled(double[] probabilities, boolean[] predictions, boolean[] labels) {
        requireSame("labels", labels.length, probabilities.length);
        BinaryPredictions plain = unlabelled(probabilities, predictions);
        return new BinaryPredictions(plain.probabilities, plain.predictions, labels.clone());
    }

    private static void requireSame(String field, int length, int wanted) {
        if (length != wanted) {
            throw new InvalidInputException(
                    field, "must be as many as probabilities, " + wanted, Integer.toString(length), "");
        }
    }

    /** Returns the number of predictions. */
    public int size() {
        return probabilities.length;
    }

    /** Returns whether the labels are known. */
    public boolean hasLabels() {
        return labels != null;
    }

    double[] probabilities() {
        return probabilities;
    }

    boolean prediction(int index) {
        return predictions[index];
    }

    boolean label(int index) {
        if (labels == null) {
            throw new IllegalStateException("the labels have not come");
        }
        return labels[index];
    }

    int positives() {
        int count = 0;
        for (int i = 0; i < size(); i++) {
            count += label(i) ? 1 : 0;
        }
        return count;
    }

    BinaryPredictions slice(int from, int to) {
        return new BinaryPredictions(
                Arrays.copyOfRange(probabilities, from, to),
                Arrays.copyOfRange(predictions, from, to),
                labels == null ? null : Arrays.copyOfRange(labels, from, to));
    }
}
