package io.mlops.core.metrics.group;

import io.mlops.core.metrics.Score;
import io.mlops.core.metrics.classification.ClassCounts;
import io.mlops.core.metrics.classification.ConfusionMatrix;
import io.mlops.error.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decisions of two classes, counted by group.
 *
 * <p>Mutable and not thread-safe; {@link #merge} adds up what several threads or processes have counted.
 */
public final class GroupMetrics {
    /** The most groups that are counted apart. */
    public static final int MOST_GROUPS = 10_000;

    private final int minimumSize;
    private final Map<String, ConfusionMatrix> groups = new TreeMap<>();
    private final ConfusionMatrix overall = ConfusionMatrix.binary();

    /**
     * Makes metrics of nothing.
     *
     * @param minimumSize least number of pairs of a group that takes part in comparisons, at least 1; 30 is a sound choice
     * @throws InvalidInputException if it is below 1
     */
    public GroupMetrics(int minimumSize) {
        if (minimumSize < 1) {
            throw new InvalidInputException("minimumSize", "must be at least 1", Integer.toString(minimumSize), "");
        }
        this.minimumSize = minimumSize;
    }

    /**
     * Adds a pair.
     *
     * @param group the group of the person
     * @param positive whether the label is the positive class
     * @param selected whether the prediction is the positive class
     * @throws InvalidInputException if this would be more than {@link #MOST_GROUPS} groups
     */
    public void add(String group, boolean positive, boolean selected) {
        of(group).add(positive ? 1 : 0, selected ? 1 : 0);
        overall.add(positive ? 1 : 0, selected ? 1 : 0);
    }

    private ConfusionMatrix of(String group) {
        if (groups.size() >= MOST_GROUPS && !groups.containsKey(group)) {
            throw new InvalidInputException(
                    "group",
                    "must be among at most " + MOST_GROUPS,
                    group,
                    "a group is a class of people, not a person");
        }
        return groups.computeIfAbsent(group, name -> ConfusionMatrix.binary());
    }

    /**
     * Adds what others have counted.
     *
     * @param other the others, which stay as they are
     */
    public void merge(GroupMetrics other) {
        other.groups.forEach((group, matrix) -> of(group).merge(matrix));
        overall.merge(other.overall);
    }

    /** Returns the counts of all groups, also of those that are too small to be compared, by name. */
    public Map<String, ClassCounts> groups() {
        Map<String, ClassCounts> counts = new LinkedHashMap<>();
        groups.forEach((group, matrix) -> counts.put(group, matrix.of("1")));
        return Collections.unmodifiableMap(counts);
    }

    /** Returns the counts of all pairs. */
    public ClassCounts overall() {
        return overall.of("1");
    }

    /**
     * Returns the rate of one group.
     *
     * @param rate which rate
     * @param group the group; unknown ones have no pairs
     * @return the rate; insufficient where the group is below the minimum size or the rate has nothing to divide by
     */
    public Score rate(Rate rate, String group) {
        ConfusionMatrix matrix = groups.get(group);
        String name = rate.name().toLowerCase(Locale.ROOT);
        if (matrix == null || matrix.count() < minimumSize) {
            long count = matrix == null ? 0 : matrix.count();
            return Score.insufficient(name, count, 0, "fewer than " + minimumSize + " pairs");
        }
        return Score.of(name, rate.of(matrix.of("1")), matrix.count(), 0);
    }

    /** Returns the comparisons of groups that are large enough, as far as they are counted now. */
    public Fairness fairness() {
        Map<String, ClassCounts> compared = new LinkedHashMap<>();
        groups.forEach((group, matrix) -> {
            if (matrix.count() >= minimumSize) {
                compared.put(group, matrix.of("1"));
            }
        });
        return new Fairness(compared, overall());
    }
}
