package io.mlops.core.report;

import static java.util.Objects.requireNonNull;

import io.mlops.core.report.scale.Gaps;
import io.mlops.core.report.scale.NumberText;
import io.mlops.core.report.scale.TimeText;
import io.mlops.core.report.svg.Drawing;
import io.mlops.core.report.svg.Key;
import io.mlops.error.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A value for each of many things in each of many windows, as the depth of a colour: the drift of every column, week by week.
 *
 * <p>Depth grows from 0 (or the least value, if negative) to the greatest value or the threshold; cells that reach the
 * threshold have a frame. Windows too many to see are joined to the greatest value of their neighbours. Rows are drawn in the
 * order given, the first {@value #MOST_ROWS}; all are in the table behind the chart. Immutable.
 */
public final class HeatMap extends Chart {
    /** How many rows are drawn. */
    static final int MOST_ROWS = 100;

    private final List<String> windows;
    private final List<Row> rows;
    private final String valueLabel;
    private final Optional<Threshold> threshold;

    private HeatMap(Builder builder) {
        super(builder.title);
        this.windows = builder.windows;
        this.rows = List.copyOf(builder.rows);
        this.valueLabel = builder.valueLabel;
        this.threshold = builder.threshold;
    }

    /**
     * Starts a chart.
     *
     * @param title its title
     * @param windows the names of the windows, left to right
     */
    public static Builder builder(String title, String... windows) {
        return new Builder(title, Arrays.stream(windows).map(Page::named).toList());
    }

    /**
     * Starts a chart over time.
     *
     * @param title its title
     * @param windows the time of each window, left to right
     */
    public static Builder overTime(String title, Collection<Instant> windows) {
        return new Builder(
                title, windows.stream().map(TimeText::seconds).map(TimeText::of).toList());
    }

    List<String> windows() {
        return windows;
    }

    List<Row> shown() {
        return rows.subList(0, Math.min(MOST_ROWS, rows.size()));
    }

    String valueLabel() {
        return valueLabel;
    }

    boolean reachesThreshold(double value) {
        return threshold.isPresent() && value >= threshold.orElseThrow().value();
    }

    /** The value of the deepest colour; not below {@link #lowest()}. */
    double highest() {
        return Math.max(
                finite().max().orElse(0), threshold.map(Threshold::value).orElse(0.0));
    }

    /** The value of the palest colour. */
    double lowest() {
        return Math.min(0, finite().min().orElse(0));
    }

    @Override
    Drawing drawing(double width) {
        return new HeatDrawing(this, width);
    }

    @Override
    List<Key> legend() {
        return List.of();
    }

    @Override
    String description() {
        StringBuilder text = new StringBuilder("Heat map of ");
        text.append(NumberText.of((long) rows.size())).append(" rows over ");
        text.append(NumberText.of((long) windows.size())).append(" windows.");
        threshold.ifPresent(limit ->
                text.append(" Threshold ").append(NumberText.of(limit.value())).append('.'));
        for (Row row : shown()) {
            double highest =
                    Arrays.stream(row.values).filter(Double::isFinite).max().orElse(Double.NaN);
            long reached =
                    Arrays.stream(row.values).filter(this::reachesThreshold).count();
            text.append(' ').append(row.label).append(": highest ").append(NumberText.of(highest));
            text.append(threshold.isEmpty() ? "" : ", at the threshold in " + reached + " windows")
                    .append('.');
        }
        return text.toString();
    }

    @Override
    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        threshold.ifPresent(limit -> remarks.add(new Remark("Framed: " + NumberText.of(limit.value()) + " or more.")));
        String gaps = Gaps.in(
                rows.stream().flatMapToDouble(row -> Arrays.stream(row.values)).toArray());
        if (!gaps.isEmpty()) {
            remarks.add(new Remark(gaps));
        }
        if (rows.size() > MOST_ROWS) {
            remarks.add(new Remark("The first " + MOST_ROWS + " of " + NumberText.of((long) rows.size())
                    + " rows are drawn; all are in the table."));
        }
        return remarks;
    }

    @Override
    Table data() {
        List<String> headers = new ArrayList<>(List.of("Window"));
        rows.forEach(row -> headers.add(row.label));
        Table.Builder table = Table.builder(headers.toArray(String[]::new));
        for (int i = 0; i < windows.size(); i++) {
            List<Object> cells = new ArrayList<>(List.of(windows.get(i)));
            for (Row row : rows) {
                cells.add(Cell.precise(row.values[i]));
            }
            table.row(cells.toArray());
        }
        return table.build();
    }

    private DoubleStream finite() {
        return rows.stream().flatMapToDouble(row -> Arrays.stream(row.values)).filter(Double::isFinite);
    }

    /** The values of one thing over the windows. */
    static final class Row {
        private final String label;
        private final double[] values;

        private Row(String label, double[] values) {
            this.label = Page.named(label);
            this.values = values;
        }

        String label() {
            return label;
        }

        /** The greatest finite value of the windows from one to before another; NaN if there is none. */
        double highest(int from, int to) {
            return Arrays.stream(values, from, to)
                    .filter(Double::isFinite)
                    .max()
                    .orElse(Double.NaN);
        }
    }

    /** Collects the rows of a heat map. Not thread-safe. */
    public static final class Builder {
        private final String title;
        private final List<String> windows;
        private final List<Row> rows = new ArrayList<>();
        private String valueLabel = "";
        private Optional<Threshold> threshold = Optional.empty();

        private Builder(String title, List<String> windows) {
            this.title = requireNonNull(title, "title");
            this.windows = windows;
        }

        /**
         * Adds a row.
         *
         * @param label what it is of
         * @param values a value for each window; NaN where there is none
         * @throws InvalidInputException if there are more or fewer values than windows
         */
        public Builder row(String label, double... values) {
            if (values.length != windows.size()) {
                throw new InvalidInputException(
                        "values",
                        "must be one for each of " + windows.size() + " windows",
                        values.length + " values",
                        "");
            }
            rows.add(new Row(requireNonNull(label, "label"), values.clone()));
            return this;
        }

        /** Sets what the values are, with their unit. Default: nothing. */
        public Builder valueLabel(String text) {
            this.valueLabel = requireNonNull(text, "text");
            return this;
        }

        /**
         * Sets the value from which a cell has a frame. Default: none has.
         *
         * @throws InvalidInputException if {@code value} is not finite
         */
        public Builder threshold(double value) {
            this.threshold = Optional.of(new Threshold(value, "threshold"));
            return this;
        }

        /** Returns the chart; one without a row or a window says 'no data'. */
        public HeatMap build() {
            return new HeatMap(this);
        }
    }
}
