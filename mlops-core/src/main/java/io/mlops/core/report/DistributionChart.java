package io.mlops.core.report;

import static java.util.Objects.requireNonNull;

import io.mlops.core.report.scale.Binning;
import io.mlops.core.report.scale.Gaps;
import io.mlops.core.report.scale.Histogram;
import io.mlops.core.report.scale.NumberText;
import io.mlops.core.report.svg.Drawing;
import io.mlops.core.report.svg.Key;
import io.mlops.core.report.svg.SeriesStyle;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Then and now: how a column is distributed in the reference and in the current data.
 *
 * <p>Both sides are shown as shares of their own total, so that their sizes need not agree; the sizes are not shown. Over
 * numbers, equal areas are equal shares; bins too narrow to see are joined, and a long tail that would squeeze the rest is cut
 * and said in words. Over categories each has two bars. A side without counts is 'no data'. Immutable.
 */
public final class DistributionChart extends Chart {
    private final String valueLabel;
    private final List<String> names;
    private final List<String> categories;
    private final double[] reference;
    private final double[] current;
    private final Histogram histogram;
    private final List<Remark> remarks;

    private DistributionChart(Builder builder) {
        super(builder.title);
        this.valueLabel = builder.valueLabel;
        this.names = List.of(Page.named(builder.referenceName), Page.named(builder.currentName));
        this.categories = builder.categories;
        this.reference = builder.reference;
        this.current = builder.current;
        this.histogram = new Histogram(builder.edges, over(builder.edges, reference), over(builder.edges, current));
        this.remarks = List.copyOf(remarks(builder.gaps));
    }

    /**
     * Starts a chart of counts over bins.
     *
     * @param title its title
     * @param edges n + 1 edges of n bins, strictly ascending; the first may be negative and the last positive infinity
     * @throws InvalidInputException if the edges are not ascending, or one is NaN
     */
    public static Builder overBins(String title, double... edges) {
        double[] copy = edges.clone();
        for (int i = 0; i < copy.length; i++) {
            boolean ordered = i == 0 || copy[i] > copy[i - 1];
            boolean infiniteInside = Double.isInfinite(copy[i]) && i > 0 && i < copy.length - 1;
            if (!ordered || Double.isNaN(copy[i]) || infiniteInside) {
                throw new InvalidInputException(
                        "edges[" + i + "]", "must be above the edge before it", Double.toString(copy[i]), "");
            }
        }
        return new Builder(title, copy, List.of());
    }

    /**
     * Starts a chart of counts over categories, drawn in this order.
     *
     * @param title its title
     * @param categories their names; the first {@value BarChart#MOST_GROUPS} are drawn, all are in the table
     */
    public static Builder overCategories(String title, List<String> categories) {
        return new Builder(title, new double[0], List.copyOf(categories));
    }

    /**
     * Starts a chart of two samples of numbers, with bins chosen for the eye: one per value for a few whole numbers, else by
     * Freedman and Diaconis' rule, 8 to 48. Values that are not finite are counted in words.
     *
     * @param title its title
     * @param reference the values then
     * @param current the values now
     */
    public static Builder ofSamples(String title, double[] reference, double[] current) {
        double[] edges = Binning.edges(reference, current);
        Builder builder = new Builder(title, edges, List.of());
        builder.reference = Binning.counts(edges, reference);
        builder.current = Binning.counts(edges, current);
        builder.gaps[0] = Gaps.in(reference);
        builder.gaps[1] = Gaps.in(current);
        return builder;
    }

    Histogram histogram() {
        return histogram;
    }

    String name(int side) {
        return names.get(side);
    }

    String valueLabel() {
        return valueLabel;
    }

    @Override
    Drawing drawing(double width) {
        return categories.isEmpty() ? new StepDrawing(this, width) : bars().drawing(width);
    }

    @Override
    List<Key> legend() {
        if (!categories.isEmpty()) {
            return bars().legend();
        }
        return List.of(
                new Key(names.get(0), new SeriesStyle(0), Key.Form.AREA),
                new Key(names.get(1), new SeriesStyle(1), Key.Form.LINE));
    }

    @Override
    String description() {
        if (!categories.isEmpty()) {
            return bars().description();
        }
        return "Histogram of " + names.get(0) + " and " + names.get(1) + ". " + peak(0) + " " + peak(1);
    }

    @Override
    List<Remark> remarks() {
        return remarks;
    }

    @Override
    Table data() {
        if (!categories.isEmpty()) {
            return bars().data();
        }
        Table.Builder table = Table.builder(valueLabel.isBlank() ? "Range" : valueLabel, names.get(0), names.get(1));
        for (int i = 0; i < histogram.size(); i++) {
            table.row(range(i), Cell.percent(histogram.share(0, i)), Cell.percent(histogram.share(1, i)));
        }
        return table.build();
    }

    String range(int bin) {
        return NumberText.of(histogram.edge(bin)) + " \u2013 " + NumberText.of(histogram.edge(bin + 1));
    }

    private BarChart bars() {
        BarChart.Builder bars = BarChart.builder(title(), names.get(0), names.get(1));
        bars.groupLabel(valueLabel.isBlank() ? "Category" : valueLabel).percent();
        double[] then = shares(reference);
        double[] now = shares(current);
        for (int i = 0; i < categories.size(); i++) {
            bars.group(categories.get(i), then[i], now[i]);
        }
        return bars.build();
    }

    private double[] shares(double[] counts) {
        double[] shares = Histogram.shares(counts, categories.size());
        if (Arrays.stream(counts).allMatch(count -> count == 0)) {
            Arrays.fill(shares, Double.NaN);
        }
        return shares;
    }

    private String peak(int side) {
        int highest = 0;
        for (int i = 1; i < histogram.size(); i++) {
            highest = histogram.share(side, i) > histogram.share(side, highest) ? i : highest;
        }
        if (histogram.size() == 0 || histogram.share(side, highest) == 0) {
            return names.get(side) + ": no data.";
        }
        return names.get(side) + ": most values, " + NumberText.percent(histogram.share(side, highest)) + ", in "
                + range(highest) + ".";
    }

    private List<Remark> remarks(String... gaps) {
        List<Remark> all = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            if (!gaps[side].isEmpty()) {
                all.add(new Remark(names.get(side), gaps[side]));
            }
            if (histogram.size() > 0 && histogram.below(side) + histogram.above(side) > 0) {
                String below = NumberText.percent(histogram.below(side));
                String above = NumberText.percent(histogram.above(side));
                all.add(new Remark(names.get(side), below + " below and " + above + " above what is drawn."));
            }
        }
        return all;
    }

    private static double[] over(double[] edges, double[] counts) {
        return edges.length == 0 ? new double[0] : counts;
    }

    /** Collects the parts of a distribution chart. Not thread-safe. */
    public static final class Builder {
        private final String title;
        private final double[] edges;
        private final List<String> categories;
        private final String[] gaps = {"", ""};
        private double[] reference = new double[0];
        private double[] current = new double[0];
        private String referenceName = "reference";
        private String currentName = "current";
        private String valueLabel = "";

        private Builder(String title, double[] edges, List<String> categories) {
            this.title = requireNonNull(title, "title");
            this.edges = edges;
            this.categories = categories;
        }

        /** Sets what the two sides are called. Default: 'reference' and 'current'. */
        public Builder names(String referenceSide, String currentSide) {
            this.referenceName = requireNonNull(referenceSide, "referenceSide");
            this.currentName = requireNonNull(currentSide, "currentSide");
            return this;
        }

        /**
         * Sets the counts of the reference. Default: none.
         *
         * @param counts a count or weight for each bin or category, or none at all
         * @throws InvalidInputException if there are more or fewer, or one is negative, NaN or infinite
         */
        public Builder reference(double... counts) {
            this.reference = checked("reference", counts);
            this.gaps[0] = "";
            return this;
        }

        /**
         * Sets the counts of the current data. Default: none.
         *
         * @param counts a count or weight for each bin or category, or none at all
         * @throws InvalidInputException if there are more or fewer, or one is negative, NaN or infinite
         */
        public Builder current(double... counts) {
            this.current = checked("current", counts);
            this.gaps[1] = "";
            return this;
        }

        /** Sets what the values are, with their unit. Default: nothing. */
        public Builder valueLabel(String text) {
            this.valueLabel = requireNonNull(text, "text");
            return this;
        }

        /** Returns the chart; one without counts says 'no data'. */
        public DistributionChart build() {
            return new DistributionChart(this);
        }

        private double[] checked(String side, double... counts) {
            int bins = categories.isEmpty() ? Math.max(0, edges.length - 1) : categories.size();
            if (counts.length != bins && counts.length != 0) {
                throw new InvalidInputException(
                        side, "must have a count for each of " + bins + " bins", counts.length + " counts", "");
            }
            for (int i = 0; i < counts.length; i++) {
                if (!(counts[i] >= 0) || Double.isInfinite(counts[i])) {
                    throw new InvalidInputException(
                            side + "[" + i + "]", "must be finite and not negative", Double.toString(counts[i]), "");
                }
            }
            return counts.clone();
        }
    }
}
