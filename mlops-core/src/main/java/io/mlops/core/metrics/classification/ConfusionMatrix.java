package io.mlops.core.metrics.classification;

import io.mlops.core.metrics.Score;
import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of labels against predictions, k x k, from which the measures of decisions follow.
 *
 * <p>Mutable and not thread-safe; {@link #merge} adds up what several threads or processes have counted. A pair with an
 * unknown class is left out and counted.
 */
public final class ConfusionMatrix {
    private static final int MOST_CLASSES = 10_000;

    private final List<String> classes;
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final long[][] counts;
    private long count;
    private long rejected;

    /**
     * Makes an empty matrix.
     *
     * @param classes all classes, 2 to 10,000, each once
     * @throws InvalidInputException if there are fewer or more, or one is given twice
     */
    public ConfusionMatrix(List<String> classes) {
        this.classes = List.copyOf(classes);
        for (String name : this.classes) {
            if (positions.put(name, positions.size()) != null) {
                throw new InvalidInputException("classes", "must name each class once", name, "");
            }
        }
        if (classes.size() < 2 || classes.size() > MOST_CLASSES) {
            throw new InvalidInputException(
                    "classes",
                    "must be 2 to " + MOST_CLASSES,
                    Integer.toString(classes.size()),
                    "name also those that have not occurred yet");
        }
        this.counts = new long[classes.size()][classes.size()];
    }

    /** Returns a matrix of the classes {@code 0} and {@code 1}, of which {@code 1} is the positive one. */
    public static ConfusionMatrix binary() {
        return new ConfusionMatrix(List.of("0", "1"));
    }

    /**
     * Adds a pair.
     *
     * @param label the true class
     * @param prediction the predicted class
     * @return whether both are known; else the pair is left out
     */
    public boolean add(String label, String prediction) {
        return add(positions.getOrDefault(label, -1), positions.getOrDefault(prediction, -1));
    }

    /**
     * Adds a pair by the positions of the classes.
     *
     * @param label position of the true class
     * @param prediction position of the predicted class
     * @return whether both are known; else the pair is left out
     */
    public boolean add(int label, int prediction) {
        boolean known = label >= 0 && label < counts.length && prediction >= 0 && prediction < counts.length;
        if (known) {
            counts[label][prediction]++;
            count++;
        } else {
            rejected++;
        }
        return known;
    }

    /**
     * Adds what another matrix counted.
     *
     * @param other a matrix of the same classes in the same order
     * @throws InvalidInputException if its classes differ
     */
    public void merge(ConfusionMatrix other) {
        if (!classes.equals(other.classes)) {
            throw new InvalidInputException("other", "must have the classes " + classes, other.classes.toString(), "");
        }
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                counts[i][j] += other.counts[i][j];
            }
        }
        count += other.count;
        rejected += other.rejected;
    }

    /** Returns the classes in their order. */
    public List<String> classes() {
        return classes;
    }

    /** Returns the pairs counted. */
    public long count() {
        return count;
    }

    /** Returns the pairs left out. */
    public long rejected() {
        return rejected;
    }

    /**
     * Returns one count.
     *
     * @param label position of the true class
     * @param prediction position of the predicted class
     */
    public long count(int label, int prediction) {
        return counts[label][prediction];
    }

    /**
     * Returns the position of a class.
     *
     * @param name the class
     * @throws InvalidInputException if it is not known
     */
    public int position(String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new InvalidInputException("name", "must be among " + classes, name, "");
        }
        return position;
    }

    /**
     * Returns the outcomes of one class against all others.
     *
     * @param name the class
     * @throws InvalidInputException if it is not known
     */
    public ClassCounts of(String name) {
        return of(position(name));
    }

    ClassCounts of(int position) {
        long hits = counts[position][position];
        long labels = labels(position);
        long predictions = predictions(position);
        return new ClassCounts(hits, predictions - hits, labels - hits, count - labels - predictions + hits);
    }

    long labels(int position) {
        return Arrays.stream(counts[position]).sum();
    }

    long predictions(int position) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[position];
        }
        return sum;
    }

    /** Returns the share of pairs that agree. */
    public Score accuracy() {
        return score("accuracy", hits() / (double) count);
    }

    long hits() {
        long hits = 0;
        for (int i = 0; i < counts.length; i++) {
            hits += counts[i][i];
        }
        return hits;
    }

    /** Returns precision, recall and F1 over all classes, and what else corrects for chance. */
    public MatrixScores scores() {
        return new MatrixScores(this);
    }

    Score score(String measure, double value) {
        return count == 0
                ? Score.insufficient(measure, 0, rejected, "no pair of label and prediction")
                : Score.of(measure, value, count, rejected);
    }

    /** Returns the classes and counts. */
    @Override
    public String toString() {
        return "ConfusionMatrix[classes=" + classes.size() + ", count=" + count + ", rejected=" + rejected + "]";
    }
}
