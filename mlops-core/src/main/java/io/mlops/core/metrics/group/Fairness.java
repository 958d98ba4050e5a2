package io.mlops.core.metrics.group;

import io.mlops.core.metrics.Score;
import io.mlops.core.metrics.classification.ClassCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far groups are apart. A group for which a rate has nothing to divide by takes no part in its comparison. Immutable.
 *
 * @see <a href="https://arxiv.org/abs/1610.02413">Hardt et al. 2016</a>, for equalised odds and equal opportunity
 */
public final class Fairness {
    private final Map<String, ClassCounts> groups;
    private final ClassCounts overall;

    Fairness(Map<String, ClassCounts> groups, ClassCounts overall) {
        this.groups = groups;
        this.overall = overall;
    }

    /** Returns the largest difference of selection rates, 0 where all groups are selected alike. */
    public Disparity demographicParityDifference() {
        return difference(Rate.SELECTION, Comparison.BETWEEN_GROUPS);
    }

    /** Returns the smallest ratio of selection rates, 1 where all groups are selected alike; below 0.8 is often called adverse. */
    public Disparity demographicParityRatio() {
        return ratio(Rate.SELECTION, Comparison.BETWEEN_GROUPS);
    }

    /** Returns the largest difference of true positive rates. */
    public Disparity equalOpportunityDifference() {
        return difference(Rate.TRUE_POSITIVE, Comparison.BETWEEN_GROUPS);
    }

    /** Returns the smallest ratio of true positive rates. */
    public Disparity equalOpportunityRatio() {
        return ratio(Rate.TRUE_POSITIVE, Comparison.BETWEEN_GROUPS);
    }

    /**
     * Returns the difference of true and false positive rates.
     *
     * @param comparison what a group is compared with
     * @param worst whether the larger one of both counts, as usual, or their mean, which has no interval
     */
    public Disparity equalizedOddsDifference(Comparison comparison, boolean worst) {
        Disparity hits = difference(Rate.TRUE_POSITIVE, comparison);
        Disparity alarms = difference(Rate.FALSE_POSITIVE, comparison);
        return both("equalized-odds-difference", hits, alarms, worst ? value(hits) >= value(alarms) : null);
    }

    /**
     * Returns the ratio of true and false positive rates.
     *
     * @param comparison what a group is compared with
     * @param worst whether the smaller one of both counts, as usual, or their mean
     */
    public Disparity equalizedOddsRatio(Comparison comparison, boolean worst) {
        Disparity hits = ratio(Rate.TRUE_POSITIVE, comparison);
        Disparity alarms = ratio(Rate.FALSE_POSITIVE, comparison);
        return both("equalized-odds-ratio", hits, alarms, worst ? value(hits) <= value(alarms) : null);
    }

    private static Disparity both(String measure, Disparity first, Disparity second, @Nullable Boolean takeFirst) {
        if (!first.score().sufficient() || !second.score().sufficient()) {
            return first.score().sufficient() ? second : first;
        }
        if (takeFirst != null) {
            return takeFirst ? first : second;
        }
        double mean = (value(first) + value(second)) / 2;
        Score score = Score.of(measure, mean, first.score().count(), 0);
        return new Disparity(score, Double.NaN, Double.NaN, "", "");
    }

    private static double value(Disparity disparity) {
        return disparity.score().value().orElse(Double.NaN);
    }

    /**
     * Returns the largest difference of a rate, with an interval of 95 % over all pairs of groups.
     *
     * @param rate which rate
     * @param comparison what a group is compared with
     */
    public Disparity difference(Rate rate, Comparison comparison) {
        String measure = name(rate, "difference");
        List<String> names = measured(rate);
        if (names.size() < 2) {
            return insufficient(measure, names);
        }
        if (comparison == Comparison.TO_OVERALL) {
            double all = rate.of(overall);
            String furthest = names.get(0);
            for (String name : names) {
                furthest = Math.abs(of(rate, name) - all) > Math.abs(of(rate, furthest) - all) ? name : furthest;
            }
            Score score = Score.of(measure, Math.abs(of(rate, furthest) - all), overall.count(), 0);
            return new Disparity(score, Double.NaN, Double.NaN, furthest, "");
        }
        String low = lowest(rate, names);
        String high = highest(rate, names);
        Score score = Score.of(measure, of(rate, high) - of(rate, low), overall.count(), 0);
        int pairs = names.size() * (names.size() - 1) / 2;
        double[] interval = ProportionInterval.ofDifference(rate, groups(high), groups(low), 0.05 / pairs);
        return new Disparity(score, interval[0], interval[1], low, high);
    }

    /**
     * Returns the smallest ratio of a rate, 0 to 1; insufficient where the larger rate is 0.
     *
     * @param rate which rate
     * @param comparison what a group is compared with
     */
    public Disparity ratio(Rate rate, Comparison comparison) {
        String measure = name(rate, "ratio");
        List<String> names = measured(rate);
        if (names.size() < 2) {
            return insufficient(measure, names);
        }
        String low = lowest(rate, names);
        String high = highest(rate, names);
        double all = rate.of(overall);
        double ratio = comparison == Comparison.BETWEEN_GROUPS
                ? of(rate, low) / of(rate, high)
                : Math.min(of(rate, low) / all, all / of(rate, high));
        return new Disparity(Score.of(measure, ratio, overall.count(), 0), Double.NaN, Double.NaN, low, high);
    }

    private ClassCounts groups(String name) {
        return Objects.requireNonNull(groups.get(name));
    }

    private double of(Rate rate, String name) {
        return rate.of(groups(name));
    }

    private List<String> measured(Rate rate) {
        List<String> names = new ArrayList<>();
        groups.forEach((name, counts) -> {
            if (rate.whole(counts) > 0) {
                names.add(name);
            }
        });
        return names;
    }

    private String lowest(Rate rate, List<String> names) {
        String lowest = names.get(0);
        for (String name : names) {
            lowest = of(rate, name) < of(rate, lowest) ? name : lowest;
        }
        return lowest;
    }

    private String highest(Rate rate, List<String> names) {
        String highest = names.get(0);
        for (String name : names) {
            highest = of(rate, name) > of(rate, highest) ? name : highest;
        }
        return highest;
    }

    private Disparity insufficient(String measure, List<String> names) {
        String reason = names.size() + " groups that are large enough, of at least two";
        return new Disparity(Score.insufficient(measure, overall.count(), 0, reason), Double.NaN, Double.NaN, "", "");
    }

    private static String name(Rate rate, String kind) {
        return rate.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + kind;
    }
}
