package io.mlops.core.report;

import static java.util.Objects.requireNonNull;

import io.mlops.core.report.scale.Gaps;
import io.mlops.core.report.scale.NumberText;
import io.mlops.core.report.scale.TimeText;
import io.mlops.core.report.svg.Drawing;
import io.mlops.core.report.svg.Key;
import io.mlops.core.report.svg.SeriesStyle;
import io.mlops.error.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Values over time or over steps, several series in one chart, with events as vertical and limits as horizontal lines.
 *
 * <p>Thousands of points are drawn as the line that all of them would give; the table behind the chart then shows ranges.
 * Zero is on the axis where it is asked for, or where the data come near it. Immutable.
 */
public final class LineChart extends Chart {
    private final List<Series> series;
    private final List<Marker> markers;
    private final List<Threshold> thresholds;
    private final String valueLabel;
    private final String xLabel;
    private final boolean fromZero;

    private LineChart(Builder builder) {
        super(builder.title);
        this.series = List.copyOf(builder.series);
        this.markers = List.copyOf(builder.markers);
        this.thresholds = List.copyOf(builder.thresholds);
        this.valueLabel = builder.valueLabel;
        this.xLabel = builder.xLabel;
        this.fromZero = builder.fromZero;
    }

    /** Starts a chart. */
    public static Builder builder(String title) {
        return new Builder(title);
    }

    List<Series> series() {
        return series;
    }

    List<Marker> markers() {
        return markers;
    }

    List<Threshold> thresholds() {
        return thresholds;
    }

    String valueLabel() {
        return valueLabel;
    }

    String xLabel() {
        return xLabel;
    }

    boolean isFromZero() {
        return fromZero;
    }

    boolean isOverTime() {
        return series.stream().anyMatch(Series::isOverTime) || markers.stream().anyMatch(Marker::time);
    }

    @Override
    Drawing drawing(double width) {
        return new LineDrawing(this, width);
    }

    @Override
    List<Key> legend() {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            keys.add(new Key(series.get(i).name(), new SeriesStyle(i), Key.Form.MARKED_LINE));
        }
        return keys;
    }

    @Override
    String description() {
        StringBuilder text = new StringBuilder("Line chart");
        text.append(isOverTime() ? " over time." : ".");
        if (series.isEmpty()) {
            text.append(" No data.");
        }
        series.forEach(line -> text.append(' ').append(line.summary()));
        thresholds.forEach(limit -> text.append(" Limit ")
                .append(limit.label())
                .append(" at ")
                .append(NumberText.of(limit.value()))
                .append('.'));
        markers.forEach(marker -> text.append(" At ")
                .append(marker.place())
                .append(": ")
                .append(marker.label())
                .append('.'));
        return text.toString();
    }

    @Override
    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        for (Series line : series) {
            String gaps = Gaps.in(line.values());
            if (!gaps.isEmpty()) {
                remarks.add(new Remark(line.name(), gaps));
            }
        }
        return remarks;
    }

    @Override
    Table data() {
        return PointTable.of(this);
    }

    /** A vertical line. */
    record Marker(double x, boolean time, String label, Tone tone) {
        String place() {
            return time ? TimeText.of(x) : NumberText.precise(x);
        }
    }

    /** Collects the parts of a line chart. Not thread-safe. */
    public static final class Builder {
        private final String title;
        private final List<Series> series = new ArrayList<>();
        private final List<Marker> markers = new ArrayList<>();
        private final List<Threshold> thresholds = new ArrayList<>();
        private String valueLabel = "";
        private String xLabel = "";
        private boolean fromZero;

        private Builder(String title) {
            this.title = requireNonNull(title, "title");
        }

        /** Adds a line. Six can be told apart by colour, 36 by colour and mark. */
        public Builder series(Series line) {
            series.add(requireNonNull(line, "line"));
            return this;
        }

        /** Sets what the values are, with their unit. Default: nothing. */
        public Builder valueLabel(String text) {
            this.valueLabel = requireNonNull(text, "text");
            return this;
        }

        /** Sets what the values are over, such as 'epoch'. Default: nothing. */
        public Builder xLabel(String text) {
            this.xLabel = requireNonNull(text, "text");
            return this;
        }

        /** Marks a moment, such as a promotion. */
        public Builder marker(Instant time, String label) {
            return marker(time, label, Tone.NEUTRAL);
        }

        /** Marks a moment and says what it means, such as a rollback. */
        public Builder marker(Instant time, String label, Tone tone) {
            markers.add(new Marker(
                    TimeText.seconds(time),
                    true,
                    Page.named(requireNonNull(label, "label")),
                    requireNonNull(tone, "tone")));
            return this;
        }

        /**
         * Marks a step.
         *
         * @throws InvalidInputException if {@code x} is not finite
         */
        public Builder marker(double x, String label) {
            if (!Double.isFinite(x)) {
                throw new InvalidInputException("x", "must be finite", Double.toString(x), "leave the marker out");
            }
            markers.add(new Marker(x, false, Page.named(requireNonNull(label, "label")), Tone.NEUTRAL));
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

        /** Starts the axis at zero. Default: only where the data come near it. */
        public Builder fromZero() {
            this.fromZero = true;
            return this;
        }

        /**
         * Returns the chart; one without a value says 'no data'.
         *
         * @throws InvalidInputException if some series or markers are over time and others over numbers
         */
        public LineChart build() {
            LineChart chart = new LineChart(this);
            if (chart.isOverTime()
                    && !(series.stream().allMatch(Series::isOverTime)
                            && markers.stream().allMatch(Marker::time))) {
                throw new InvalidInputException("chart", "must be over time or over numbers", title, "draw two charts");
            }
            return chart;
        }
    }
}
