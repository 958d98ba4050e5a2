package io.mlops.core.report.drift;

import io.mlops.core.report.DistributionChart;
import io.mlops.data.CategoryProfile;
import io.mlops.data.ColumnProfile;
import io.mlops.data.Edges;
import io.mlops.data.NumericProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/** The distribution of a column then and now, drawn from two profiles on the same bins. Stateless. */
final class Shape {
    private static final int MOST_BINS = 40;
    private static final int MOST_CATEGORIES = 20;
    private static final double TAIL = 0.002;
    private static final double SQUEEZE = 4;
    /** Below it halves are doubles. */
    private static final double LARGE = 1e15;

    private Shape() {}

    static DistributionChart chart(ColumnProfile then, ColumnProfile now, List<String> sides) {
        return (then.numeric().isPresent()
                        ? numbers(then.numeric().get(), now.numeric().orElseThrow())
                        : categories(
                                then.categories().orElseThrow(),
                                now.categories().orElseThrow()))
                .names(sides.get(0), sides.get(1))
                .valueLabel(then.column().name())
                .build();
    }

    private static DistributionChart.Builder numbers(NumericProfile then, NumericProfile now) {
        double[] cuts = cuts(then, now);
        if (cuts.length < 2) {
            return DistributionChart.overBins("Distribution");
        }
        return DistributionChart.overBins("Distribution", cuts)
                .reference(counts(then, cuts))
                .current(counts(now, cuts));
    }

    /** Cut points of equal width, with open ends where long tails would squeeze the rest. */
    private static double[] cuts(NumericProfile then, NumericProfile now) {
        double low = least(then.min(), now.min());
        double high = -least(-then.max(), -now.max());
        if (Double.isNaN(low)) {
            return new double[0];
        }
        if (low == high) {
            double half = Math.max(0.5, 4 * Math.ulp(low));
            return new double[] {low - half, high + half};
        }
        boolean whole = then.counts().whole() + now.counts().whole() == then.count() + now.count();
        if (whole && high - low < MOST_BINS && Math.abs(low) < LARGE) {
            int values = (int) (high - low) + 1;
            return DoubleStream.iterate(low - 0.5, cut -> cut + 1)
                    .limit(values + 1L)
                    .toArray();
        }
        double from = least(then.quantile(TAIL), now.quantile(TAIL));
        double to = -least(-then.quantile(1 - TAIL), -now.quantile(1 - TAIL));
        boolean tailed = to > from && (high / SQUEEZE - low / SQUEEZE) > to - from;
        double start = tailed ? from : low;
        double width = (tailed ? to : high) / MOST_BINS - start / MOST_BINS;
        List<Double> cuts = new ArrayList<>();
        for (int i = 0; i <= MOST_BINS; i++) {
            double cut = start + i * width;
            if (cuts.isEmpty() || cut > cuts.get(cuts.size() - 1)) {
                cuts.add(cut);
            }
        }
        if (tailed) {
            cuts.set(0, Double.NEGATIVE_INFINITY);
            cuts.set(cuts.size() - 1, Double.POSITIVE_INFINITY);
        }
        return cuts.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double least(double a, double b) {
        if (Double.isNaN(a)) {
            return b;
        }
        return Double.isNaN(b) ? a : Math.min(a, b);
    }

    /** Spreads the count of each of the profile's bins evenly over where its values can be. */
    private static double[] counts(NumericProfile profile, double[] cuts) {
        double[] counts = new double[cuts.length - 1];
        Edges edges = profile.edges();
        for (int bin = 0; bin < profile.bins(); bin++) {
            if (profile.count(bin) == 0) {
                continue;
            }
            double from = bin == 0 ? profile.min() : Math.max(profile.min(), edges.edge(bin - 1));
            double to = bin == edges.size() ? profile.max() : Math.min(profile.max(), edges.edge(bin));
            Mass mass = new Mass(from, Math.max(from, to), (double) profile.count(bin));
            for (int i = 0; i < counts.length; i++) {
                counts[i] += mass.within(cuts, i);
            }
        }
        return counts;
    }

    /** Values of one bin of a profile, somewhere between two numbers. */
    private record Mass(double from, double to, double count) {
        /** Returns how many of them are in bin i between the cut points; the outer bins are open. */
        double within(double[] cuts, int i) {
            double low = i == 0 ? Double.NEGATIVE_INFINITY : cuts[i];
            double high = i == cuts.length - 2 ? Double.POSITIVE_INFINITY : cuts[i + 1];
            if (Math.nextUp(from) >= to) {
                return to >= low && to < high ? count : 0;
            }
            double overlap = Math.min(to, high) - Math.max(from, low);
            return overlap > 0 ? count * (overlap / (to - from)) : 0;
        }
    }

    private static DistributionChart.Builder categories(CategoryProfile then, CategoryProfile now) {
        Map<String, Double> before = counted(then);
        Map<String, Double> after = counted(now);
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> order = new ArrayList<>(names);
        order.sort(Comparator.comparingDouble((String name) -> -Math.max(
                before.getOrDefault(name, 0.0) / Math.max(1, then.total()),
                after.getOrDefault(name, 0.0) / Math.max(1, now.total()))));
        List<String> shown = new ArrayList<>(order.subList(0, Math.min(MOST_CATEGORIES, order.size())));
        double[] first = shown.stream()
                .mapToDouble(name -> before.getOrDefault(name, 0.0))
                .toArray();
        double[] second = shown.stream()
                .mapToDouble(name -> after.getOrDefault(name, 0.0))
                .toArray();
        double restThen = Math.max(0, then.total() - DoubleStream.of(first).sum());
        double restNow = Math.max(0, now.total() - DoubleStream.of(second).sum());
        if (restThen + restNow > 0) {
            shown.add("all others");
            first = DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(restThen))
                    .toArray();
            second = DoubleStream.concat(DoubleStream.of(second), DoubleStream.of(restNow))
                    .toArray();
        }
        return DistributionChart.overCategories("Distribution", shown)
                .reference(first)
                .current(second);
    }

    private static Map<String, Double> counted(CategoryProfile profile) {
        Map<String, Double> counts = new HashMap<>();
        for (int i = 0; i < profile.size(); i++) {
            counts.merge(profile.name(i), (double) profile.count(i), Double::sum);
        }
        for (int i = 0; i < profile.newcomers(); i++) {
            counts.merge(profile.newcomer(i), (double) profile.newcomerCount(i), Double::sum);
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
