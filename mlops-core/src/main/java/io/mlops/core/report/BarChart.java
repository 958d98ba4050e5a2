package io.mlops.core.report;

import static java.util.Objects.requireNonNull;

import io.mlops.core.report.scale.Gaps;
import io.mlops.core.report.scale.NumberText;
import io.mlops.core.report.svg.Drawing;
import io.mlops.core.report.svg.Key;
import io.mlops.core.report.svg.SeriesStyle;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Horizontal bars, one or several for each of a list of things: the drift of each column, the errors of each run.
 *
 * <p>Groups are drawn in the order given, the first {@value #MOST_GROUPS}; all are in the table behind the chart. Bars start
 * at zero. Immutable.
 */
public final class BarChart extends Chart {
    /** How many groups are drawn. */
    static final int MOST_GROUPS = 100;

    private final List<String> bars;
    private final List<Group> groups;
    private final String groupLabel;
    private final String valueLabel;
    private final List<Threshold> thresholds;
    private final boolean percent;

    private BarChart(Builder builder) {
        super(builder.title);
        this.bars = builder.bars;
        this.groups = List.copyOf(builder.groups);
        this.groupLabel = builder.groupLabel;
        this.valueLabel = builder.valueLabel;
        this.thresholds = List.copyOf(builder.thresholds);
        this.percent = builder.percent;
    }

    /**
     * Starts a chart.
     *
     * @param title its title
     * @param bars the names of the bars of each group, one or more
     * @throws InvalidInputException if no bar is named
     */
    public static Builder builder(String title, String... bars) {
        return new Builder(title, Arrays.stream(bars).map(Page::named).toList());
    }

    List<Group> shown() {
        return groups.subList(0, Math.min(MOST_GROUPS, groups.size()));
    }

    List<String> bars() {
        return bars;
    }

    String valueLabel() {
        return valueLabel;
    }

    List<Threshold> thresholds() {
        return thresholds;
    }

    String text(double value) {
        return percent ? NumberText.percent(value) : NumberText.of(value);
    }

    boolean isPercent() {
        return percent;
    }

    @Override
    Drawing drawing(double width) {
        return new BarDrawing(this, width);
    }

    @Override
    List<Key> legend() {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < bars.size() && bars.size() > 1; i++) {
            keys.add(new Key(bars.get(i), new SeriesStyle(i), Key.Form.BOX));
        }
        return keys;
    }

    @Override
    String description() {
        StringBuilder text = new StringBuilder("Bar chart of ")
                .append(String.join(", ", bars))
                .append('.');
        thresholds.forEach(limit -> text.append(" Limit ")
                .append(limit.label())
                .append(" at ")
                .append(text(limit.value()))
                .append('.'));
        for (Group group : shown()) {
            text.append(' ').append(group.label()).append(':');
            if (group.tone() != Tone.NEUTRAL) {
                text.append(' ').append(group.tone().word()).append(',');
            }
            for (int i = 0; i < bars.size(); i++) {
                text.append(i == 0 ? " " : ", ").append(text(group.value(i)));
            }
            text.append('.');
        }
        return groups.isEmpty() ? text.append(" No data.").toString() : text.toString();
    }

    @Override
    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        String gaps = Gaps.in(groups.stream()
                .flatMapToDouble(group -> Arrays.stream(group.values))
                .toArray());
        if (!gaps.isEmpty()) {
            remarks.add(new Remark(gaps));
        }
        if (groups.size() > MOST_GROUPS) {
            remarks.add(new Remark("The first " + MOST_GROUPS + " of " + NumberText.of((long) groups.size())
                    + " are drawn; all are in the table."));
        }
        return remarks;
    }

    @Override
    Table data() {
        List<String> headers = new ArrayList<>(List.of(groupLabel));
        headers.addAll(bars);
        Table.Builder table = Table.builder(headers.toArray(String[]::new));
        for (Group group : groups) {
            List<Object> row = new ArrayList<>(List.of(Cell.text(group.label()).withTone(group.tone())));
            for (double value : group.values) {
                row.add(percent ? Cell.percent(value) : Cell.precise(value));
            }
            table.row(row.toArray());
        }
        return table.build();
    }

    /** The bars of one thing. */
    static final class Group {
        private final String label;
        private final Tone tone;
        private final double[] values;

        private Group(String label, Tone tone, double[] values) {
            this.label = Page.named(requireNonNull(label, "label"));
            this.tone = requireNonNull(tone, "tone");
            this.values = values;
        }

        String label() {
            return label;
        }

        Tone tone() {
            return tone;
        }

        double value(int bar) {
            return values[bar];
        }
    }

    /** Collects the parts of a bar chart. Not thread-safe. */
    public static final class Builder {
        private final String title;
        private final List<String> bars;
        private final List<Group> groups = new ArrayList<>();
        private final List<Threshold> thresholds = new ArrayList<>();
        private String groupLabel = "Name";
        private String valueLabel = "";
        private boolean percent;

        private Builder(String title, List<String> bars) {
            this.title = requireNonNull(title, "title");
            this.bars = bars;
            if (bars.isEmpty()) {
                throw new InvalidInputException("bars", "must name at least one bar", "none", "");
            }
        }

        /**
         * Adds the bars of one thing.
         *
         * @param label what they are of
         * @param values a value for each bar; NaN where there is none
         * @throws InvalidInputException if there are more or fewer values than bars
         */
        public Builder group(String label, double... values) {
            return group(label, Tone.NEUTRAL, values);
        }

        /**
         * Adds the bars of one thing and says what they mean; in a chart of one bar each, the bar has the colour of the tone.
         *
         * @param label what they are of
         * @param tone what they mean, such as {@link Tone#BAD} for a column that has drifted
         * @param values a value for each bar; NaN where there is none
         * @throws InvalidInputException if there are more or fewer values than bars
         */
        public Builder group(String label, Tone tone, double... values) {
            if (values.length != bars.size()) {
                throw new InvalidInputException(
                        "values", "must be one for each of " + bars.size() + " bars", values.length + " values", "");
            }
            groups.add(new Group(label, tone, values.clone()));
            return this;
        }

        /** Sets what the groups are, the heading of the table. Default: 'Name'. */
        public Builder groupLabel(String text) {
            this.groupLabel = requireNonNull(text, "text");
            return this;
        }

        /** Sets what the values are, with their unit. Default: nothing. */
        public Builder valueLabel(String text) {
            this.valueLabel = requireNonNull(text, "text");
            return this;
        }

        /**
         * Draws a limit; the axis reaches it.
         *
         * @throws InvalidInputException if {@code value} is not finite
         */
        public Builder threshold(double value, String label) {
            thresholds.add(new Threshold(value, label));
            return this;
        }

        /** Takes the values as shares of 1 and writes them as per cent. */
        public Builder percent() {
            this.percent = true;
            return this;
        }

        /** Returns the chart; one without a group says 'no data'. */
        public BarChart build() {
            return new BarChart(this);
        }
    }
}
