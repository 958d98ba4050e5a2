package io.mlops.core.metrics.classification;

import io.mlops.core.metrics.Score;
import io.mlops.core.metrics.Sum;
import io.mlops.error.InvalidInputException;

/**
 * Losses of predicted probabilities: log loss and Brier score.
 *
 * <p>A row whose probabilities are outside 0 to 1 or do not sum to 1 within 1e-6, or whose label is no class, is left out and
 * counted. Mutable and not thread-safe.
 */
public final class ProbabilityLosses {
    private static final double TOLERANCE = 1e-6;
    /** The distance of 1 to the next double, to which scikit-learn clips. */
    private static final double EPSILON = Math.ulp(1.0);

    private final int classes;
    private final Sum logarithms = new Sum();
    private final Sum squares = new Sum();
    private long count;
    private long rejected;

    /**
     * Makes losses of nothing.
     *
     * @param classes number of classes, at least 2
     * @throws InvalidInputException if there are fewer
     */
    public ProbabilityLosses(int classes) {
        if (classes < 2) {
            throw new InvalidInputException("classes", "must be at least 2", Integer.toString(classes), "");
        }
        this.classes = classes;
    }

    /**
     * Adds a prediction of two classes.
     *
     * @param positive whether the label is the positive class
     * @param probability predicted probability of the positive class, 0 to 1
     * @return whether it could be judged; else it is left out
     * @throws InvalidInputException if these are losses of more classes
     */
    public boolean add(boolean positive, double probability) {
        if (classes != 2) {
            throw new InvalidInputException("probability", "must be one of each class", "1", "of " + classes);
        }
        return add(positive ? 1 : 0, 1 - probability, probability);
    }

    /**
     * Adds a prediction.
     *
     * @param label position of the true class
     * @param probabilities predicted probability of each class, 0 to 1, summing to 1
     * @return whether it could be judged; else it is left out
     */
    public boolean add(int label, double... probabilities) {
        boolean sound = label >= 0 && label < classes && probabilities.length == classes && sound(probabilities);
        if (!sound) {
            rejected++;
            return false;
        }
        double distance = 0;
        for (int i = 0; i < classes; i++) {
            double difference = probabilities[i] - (i == label ? 1 : 0);
            distance += difference * difference;
        }
        squares.add(classes == 2 ? distance / 2 : distance);
        logarithms.add(-Math.log(Math.max(EPSILON, Math.min(1 - EPSILON, probabilities[label]))));
        count++;
        return true;
    }

    private static boolean sound(double[] probabilities) {
        double sum = 0;
        for (double probability : probabilities) {
            if (!(probability >= 0 && probability <= 1)) {
                return false;
            }
            sum += probability;
        }
        return Math.abs(sum - 1) <= TOLERANCE;
    }

    /**
     * Adds what another one has summed.
     *
     * @param other losses of as many classes
     * @throws InvalidInputException if their number differs
     */
    public void merge(ProbabilityLosses other) {
        if (classes != other.classes) {
            throw new InvalidInputException("other", "must have " + classes + " classes", "" + other.classes, "");
        }
        logarithms.add(other.logarithms);
        squares.add(other.squares);
        count += other.count;
        rejected += other.rejected;
    }

    /** Returns the mean negative logarithm of the probability of the true class, in nats, clipped at 2^-52. */
    public Score logLoss() {
        return mean("log-loss", logarithms);
    }

    /**
     * Returns the mean squared distance of the probabilities from the label: of two classes that of the positive one, 0 to 1; of
     * more the sum over all, 0 to 2.
     *
     * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier 1950</a>
     */
    public Score brier() {
        return mean("brier", squares);
    }

    private Score mean(String measure, Sum sum) {
        return count == 0
                ? Score.insufficient(measure, 0, rejected, "no pair of label and probabilities")
                : Score.of(measure, sum.value() / count, count, rejected);
    }
}
