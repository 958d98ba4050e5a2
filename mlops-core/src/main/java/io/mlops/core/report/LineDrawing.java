package io.mlops.core.report;

import io.mlops.core.report.Chart.Threshold;
import io.mlops.core.report.LineChart.Marker;
import io.mlops.core.report.scale.Axis;
import io.mlops.core.report.scale.NumberAxis;
import io.mlops.core.report.scale.NumberText;
import io.mlops.core.report.scale.Scale;
import io.mlops.core.report.scale.TimeAxis;
import io.mlops.core.report.scale.TimeText;
import io.mlops.core.report.svg.Drawing;
import io.mlops.core.report.svg.Events;
import io.mlops.core.report.svg.Frame;
import io.mlops.core.report.svg.Markup;
import io.mlops.core.report.svg.PathData;
import io.mlops.core.report.svg.SeriesStyle;
import io.mlops.core.report.svg.TextFit;
import io.mlops.core.report.svg.Thinning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/** Lays out and draws a {@link LineChart}. */
final class LineDrawing implements Drawing {
    private static final double PLOT_HEIGHT = 250;
    private static final double TICK_ROOM = 64;
    private static final double MARK_EVERY = 90;
    private static final double DENSE = 14;
    private static final double DAYS_WITH_HOURS = 4 * 86_400;

    private final LineChart chart;
    private final double width;
    private final Axis across;
    private final Axis upwards;
    private final Frame frame;
    private final Events events;
    private final String xLabel;

    LineDrawing(LineChart chart, double width) {
        this.chart = chart;
        this.width = width;
        this.upwards = upwards(chart);
        double left = Frame.labelWidth(upwards) + 14;
        double right = width - 14;
        this.across = across(chart, (int) Math.max(2, (right - left) / TICK_ROOM));
        this.xLabel = xLabel(chart, across);
        this.events =
                new Events(chart.markers().stream().map(LineDrawing::event).toList(), across.scale(left, right));
        double top = (chart.valueLabel().isEmpty() ? 12 : 30) + events.height();
        this.frame = new Frame(left, top, right, top + PLOT_HEIGHT);
    }

    @Override
    public double height() {
        return frame.bottom() + (xLabel.isEmpty() ? 28 : 48);
    }

    @Override
    public void draw(Markup svg) {
        frame.drawUpwards(svg, upwards);
        frame.drawAcross(svg, across, width);
        if (!chart.valueLabel().isEmpty()) {
            Frame.text(svg, "start", 0, 14)
                    .text(TextFit.fit(chart.valueLabel(), width, Frame.FONT))
                    .end();
        }
        if (!xLabel.isEmpty()) {
            String label = TextFit.fit(xLabel, width, Frame.FONT);
            Frame.text(svg, "middle", (frame.left() + frame.right()) / 2, frame.bottom() + 40)
                    .text(label)
                    .end();
        }
        events.draw(svg, frame);
        chart.thresholds().forEach(limit -> drawLimit(svg, limit));
        for (int i = 0; i < chart.series().size(); i++) {
            drawSeries(svg, chart.series().get(i), new SeriesStyle(i));
        }
        drawLimitLabels(svg);
        if (finite(chart.series()).count() == 0) {
            frame.drawNoData(svg);
        }
    }

    private void drawSeries(Markup svg, Series line, SeriesStyle style) {
        Scale x = frame.across(across);
        Scale y = frame.upwards(upwards);
        List<int[]> strokes = Thinning.strokes(x, line.places(), line.values());
        PathData path = new PathData();
        for (int[] stroke : strokes) {
            for (int i = 0; i < stroke.length; i++) {
                double px = x.at(line.x(stroke[i]));
                double py = y.at(line.y(stroke[i]));
                if (i == 0) {
                    path.move(px, py);
                } else {
                    path.line(px, py);
                }
            }
        }
        if (!strokes.isEmpty()) {
            svg.leaf("path")
                    .attr("class", (line.size() > width ? "line thin " : "line ") + style.stroke())
                    .attr("d", path.toString());
        }
        drawMarks(svg, line, style, strokes);
    }

    /** Marks each point if there is room, a lone point between two gaps in any case, else one now and then. */
    private void drawMarks(Markup svg, Series line, SeriesStyle style, List<int[]> strokes) {
        Scale x = frame.across(across);
        Scale y = frame.upwards(upwards);
        int drawn = strokes.stream().mapToInt(stroke -> stroke.length).sum();
        boolean sparse = drawn <= (frame.right() - frame.left()) / DENSE;
        double next = Double.NEGATIVE_INFINITY;
        double nextLone = Double.NEGATIVE_INFINITY;
        for (int[] stroke : strokes) {
            for (int index : stroke) {
                double at = x.at(line.x(index));
                boolean regular = chart.series().size() > 1 && at >= next;
                boolean lone = stroke.length == 1 && at >= nextLone;
                if (sparse || regular || lone) {
                    String value = NumberText.of(line.y(index));
                    String tooltip = line.place(line.x(index)) + ": " + value + " (" + shortName(line.name()) + ")";
                    style.mark(svg, at, y.at(line.y(index)), tooltip);
                    next = at + MARK_EVERY;
                    nextLone = at + 3;
                }
            }
        }
    }

    private static String shortName(String name) {
        return TextFit.fit(name, 300, Frame.FONT);
    }

    private void drawLimit(Markup svg, Threshold limit) {
        double y = frame.upwards(upwards).at(limit.value());
        Frame.line(svg, "limit", new double[] {frame.left(), y, frame.right(), y});
    }

    /** Writes them by turns at the right and the left end, as those of neighbours would run into each other. */
    private void drawLimitLabels(Markup svg) {
        List<Threshold> ordered = new ArrayList<>(chart.thresholds());
        ordered.sort(Comparator.comparingDouble(Threshold::value));
        for (int i = 0; i < ordered.size(); i++) {
            drawLimitLabel(svg, ordered.get(i), i % 2 == 0);
        }
    }

    private void drawLimitLabel(Markup svg, Threshold limit, boolean right) {
        double y = frame.upwards(upwards).at(limit.value());
        String label = TextFit.fit(limit.label(), (frame.right() - frame.left()) / 2 - 12, Frame.FONT);
        svg.start("text").attr("class", "limit-label halo").attr("text-anchor", right ? "end" : "start");
        svg.attr("x", right ? frame.right() - 4 : frame.left() + 4).attr("y", y - frame.top() < 18 ? y + 16 : y - 6);
        svg.element("title", limit.label() + ": " + NumberText.of(limit.value()))
                .text(label)
                .end();
    }

    private static String xLabel(LineChart chart, Axis across) {
        boolean hours = chart.isOverTime() && across.high() - across.low() < DAYS_WITH_HOURS;
        // Ticks of some hours do not say of which year, and in what time zone.
        return chart.xLabel().isEmpty() && hours
                ? TimeText.of(across.low()) + " \u2013 " + TimeText.of(across.high()) + " UTC"
                : chart.xLabel();
    }

    private static Events.Event event(Marker marker) {
        String label = (marker.tone().symbol() + " " + marker.label()).trim();
        return new Events.Event(marker.x(), marker.place(), label, marker.tone().word());
    }

    private static Axis across(LineChart chart, int most) {
        DoubleSummaryStatistics places = DoubleStream.concat(
                        chart.series().stream().flatMapToDouble(line -> Arrays.stream(line.places())),
                        chart.markers().stream().mapToDouble(Marker::x))
                .summaryStatistics();
        if (places.getCount() == 0) {
            return new Axis(0, 1, List.of());
        }
        if (chart.isOverTime()) {
            return TimeAxis.within(places.getMin(), places.getMax(), most);
        }
        boolean whole = chart.series().stream()
                .flatMapToDouble(line -> Arrays.stream(line.places()))
                .allMatch(place -> place == Math.rint(place));
        return whole
                ? NumberAxis.whole(places.getMin(), places.getMax(), most)
                : NumberAxis.within(places.getMin(), places.getMax(), most);
    }

    private static Axis upwards(LineChart chart) {
        if (finite(chart.series()).count() == 0 && chart.thresholds().isEmpty()) {
            return new Axis(0, 1, List.of());
        }
        DoubleSummaryStatistics values = DoubleStream.concat(
                        finite(chart.series()), chart.thresholds().stream().mapToDouble(Threshold::value))
                .summaryStatistics();
        double low = values.getMin();
        double high = values.getMax();
        if (low > 0 && (chart.isFromZero() || low <= high / 2)) {
            low = 0;
        } else if (high < 0 && (chart.isFromZero() || high >= low / 2)) {
            high = 0;
        }
        return NumberAxis.covering(low, high, 5);
    }

    private static DoubleStream finite(List<Series> series) {
        return series.stream()
                .flatMapToDouble(line -> Arrays.stream(line.values()))
                .filter(Double::isFinite);
    }
}
