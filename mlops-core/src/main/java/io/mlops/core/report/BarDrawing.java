package io.mlops.core.report;

import io.mlops.core.report.BarChart.Group;
import io.mlops.core.report.Chart.Threshold;
import io.mlops.core.report.scale.Axis;
import io.mlops.core.report.scale.NumberAxis;
import io.mlops.core.report.scale.NumberText;
import io.mlops.core.report.scale.Scale;
import io.mlops.core.report.scale.Tick;
import io.mlops.core.report.svg.Drawing;
import io.mlops.core.report.svg.Events;
import io.mlops.core.report.svg.Frame;
import io.mlops.core.report.svg.Markup;
import io.mlops.core.report.svg.SeriesStyle;
import io.mlops.core.report.svg.TextFit;
import java.util.List;

/** Lays out and draws a {@link BarChart}: a row per group, its bars one below the other. */
final class BarDrawing implements Drawing {
    private static final double TICK_ROOM = 90;
    private static final double LABEL_SHARE = 0.3;
    private static final double EMPTY_HEIGHT = 80;

    private final BarChart chart;
    private final double width;
    private final double bar;
    private final double row;
    private final Axis across;
    private final Frame frame;
    private final Events limits;

    BarDrawing(BarChart chart, double width) {
        this.chart = chart;
        this.width = width;
        this.bar = chart.bars().size() == 1 ? 16 : 14;
        this.row = bar * chart.bars().size() + (chart.bars().size() == 1 ? 10 : 14);
        double left = Math.min(width * LABEL_SHARE, labelWidth(chart)) + 12;
        double right = width - valueWidth(chart) - 12;
        this.across = across(chart, (int) Math.max(2, (right - left) / TICK_ROOM));
        this.limits = new Events(
                chart.thresholds().stream().map(limit -> event(chart, limit)).toList(), across.scale(left, right));
        double top = limits.height() + 6;
        double height =
                chart.shown().isEmpty() ? EMPTY_HEIGHT : row * chart.shown().size();
        this.frame = new Frame(left, top, right, top + height);
    }

    @Override
    public double height() {
        return frame.bottom() + (chart.valueLabel().isEmpty() ? 28 : 48);
    }

    @Override
    public void draw(Markup svg) {
        frame.drawAcrossWithGrid(svg, across, width);
        if (!chart.valueLabel().isEmpty()) {
            String label = TextFit.fit(chart.valueLabel(), width, Frame.FONT);
            Frame.text(svg, "middle", (frame.left() + frame.right()) / 2, frame.bottom() + 40)
                    .text(label)
                    .end();
        }
        eachBar((group, bar, top) -> drawBar(svg, group, bar, top));
        double zero = frame.across(across).at(0);
        Frame.line(svg, "base", new double[] {zero, frame.top(), zero, frame.bottom()});
        limits.draw(svg, frame);
        eachBar((group, bar, top) -> drawValue(svg, group.value(bar), top));
        if (chart.shown().isEmpty()) {
            frame.drawNoData(svg);
        }
    }

    /** Draws something of one bar; {@code top} is its upper edge. */
    private interface Brush {
        void draw(Group group, int bar, double top);
    }

    private void eachBar(Brush brush) {
        double top = frame.top() + (row - bar * chart.bars().size()) / 2;
        for (Group group : chart.shown()) {
            for (int i = 0; i < chart.bars().size(); i++) {
                brush.draw(group, i, top + i * bar);
            }
            top += row;
        }
    }

    private void drawLabel(Markup svg, Group group, double top) {
        double middle = top + bar * chart.bars().size() / 2 + 4.5;
        String label = label(group);
        svg.start("text").attr("class", "ink " + group.tone().word()).attr("text-anchor", "end");
        svg.attr("x", frame.left() - 10).attr("y", middle);
        String fitting = TextFit.fit(label, width * LABEL_SHARE, Frame.FONT);
        if (!fitting.equals(label)) {
            svg.element("title", label);
        }
        svg.text(fitting).end();
    }

    private void drawBar(Markup svg, Group group, int index, double top) {
        if (index == 0) {
            drawLabel(svg, group, top);
        }
        double value = group.value(index);
        if (!Double.isFinite(value)) {
            return;
        }
        double zero = frame.across(across).at(0);
        double end = frame.across(across).at(value);
        String tone = chart.bars().size() == 1 ? " " + group.tone().word() : "";
        svg.start("rect").attr("class", "bar " + new SeriesStyle(index).fill() + tone);
        svg.attr("x", Math.min(zero, end)).attr("y", top);
        svg.attr("width", Math.abs(end - zero)).attr("height", bar - 1.5);
        String name = group.label() + ", " + chart.bars().get(index);
        svg.element("title", name + ": " + chart.text(value)).end();
    }

    /** Right of the baseline also for a negative bar, where the name of the group would be in the way. */
    private void drawValue(Markup svg, double value, double top) {
        Scale scale = frame.across(across);
        double end = Double.isFinite(value) ? Math.max(scale.at(0), scale.at(value)) : scale.at(0);
        svg.start("text").attr("class", "halo").attr("x", end + 6).attr("y", top + bar / 2 + 3.6);
        svg.text(chart.text(value)).end();
    }

    private static String label(Group group) {
        return (group.tone().symbol() + " " + group.label()).trim();
    }

    private static double labelWidth(BarChart chart) {
        return chart.shown().stream()
                .mapToDouble(group -> TextFit.width(label(group), Frame.FONT))
                .max()
                .orElse(0);
    }

    private static double valueWidth(BarChart chart) {
        double widest = 0;
        for (Group group : chart.shown()) {
            for (int i = 0; i < chart.bars().size(); i++) {
                widest = Math.max(widest, TextFit.width(chart.text(group.value(i)), Frame.FONT));
            }
        }
        return widest;
    }

    private static Events.Event event(BarChart chart, Threshold limit) {
        return new Events.Event(limit.value(), chart.text(limit.value()), limit.label(), "bad");
    }

    private static Axis across(BarChart chart, int most) {
        if (chart.shown().isEmpty() && chart.thresholds().isEmpty()) {
            return new Axis(0, 1, List.of());
        }
        double low = 0;
        double high = 0;
        for (Threshold limit : chart.thresholds()) {
            low = Math.min(low, limit.value());
            high = Math.max(high, limit.value());
        }
        for (Group group : chart.shown()) {
            for (int i = 0; i < chart.bars().size(); i++) {
                double value = Double.isFinite(group.value(i)) ? group.value(i) : 0;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        Axis axis = NumberAxis.covering(low, high, most);
        return chart.isPercent() ? percent(axis) : axis;
    }

    private static Axis percent(Axis axis) {
        List<Tick> ticks = axis.ticks().stream()
                .map(tick -> new Tick(tick.value(), NumberText.of(100 * tick.value()) + " %"))
                .toList();
        return new Axis(axis.low(), axis.high(), ticks);
    }
}
