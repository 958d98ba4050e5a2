package io.mlops.core.report;

import io.mlops.core.report.scale.Axis;
import io.mlops.core.report.scale.Histogram;
import io.mlops.core.report.scale.NumberAxis;
import io.mlops.core.report.scale.NumberText;
import io.mlops.core.report.scale.Scale;
import io.mlops.core.report.scale.Tick;
import io.mlops.core.report.svg.Drawing;
import io.mlops.core.report.svg.Frame;
import io.mlops.core.report.svg.Markup;
import io.mlops.core.report.svg.PathData;
import io.mlops.core.report.svg.SeriesStyle;
import io.mlops.core.report.svg.TextFit;
import java.util.List;

/** Lays out and draws a {@link DistributionChart} over numbers: the reference as an area, the current data as a line. */
final class StepDrawing implements Drawing {
    private static final double PLOT_HEIGHT = 170;
    private static final double TICK_ROOM = 70;

    private final DistributionChart chart;
    private final Histogram bins;
    private final double width;
    private final Axis across;
    private final Axis upwards;
    private final Frame frame;

    StepDrawing(DistributionChart chart, double width) {
        this.chart = chart;
        this.bins = chart.histogram();
        this.width = width;
        this.upwards = upwards(bins);
        double left = Frame.labelWidth(upwards) + 14;
        double right = width - 14;
        this.across = bins.size() == 0
                ? new Axis(0, 1, List.of())
                : NumberAxis.within(
                        bins.edge(0), bins.edge(bins.size()), (int) Math.max(2, (right - left) / TICK_ROOM));
        this.frame = new Frame(left, 28, right, 28 + PLOT_HEIGHT);
    }

    @Override
    public double height() {
        return frame.bottom() + (chart.valueLabel().isEmpty() ? 28 : 48);
    }

    @Override
    public void draw(Markup svg) {
        frame.drawUpwards(svg, upwards);
        Frame.text(svg, "start", 0, 14)
                .text(bins.isEven() ? "share of values" : "density of values")
                .end();
        if (!chart.valueLabel().isEmpty()) {
            String label = TextFit.fit(chart.valueLabel(), width, Frame.FONT);
            Frame.text(svg, "middle", (frame.left() + frame.right()) / 2, frame.bottom() + 40)
                    .text(label)
                    .end();
        }
        if (total(0) > 0) {
            svg.leaf("path").attr("class", "area " + new SeriesStyle(0).fill()).attr("d", outline(0));
            svg.leaf("path")
                    .attr("class", "line thin " + new SeriesStyle(0).stroke())
                    .attr("d", outline(0));
        }
        if (total(1) > 0) {
            svg.leaf("path")
                    .attr("class", "line " + new SeriesStyle(1).stroke())
                    .attr("d", outline(1));
        }
        frame.drawAcross(svg, across, width);
        drawTooltips(svg);
        if (total(0) + total(1) == 0) {
            frame.drawNoData(svg);
        }
    }

    private double total(int side) {
        double total = 0;
        for (int i = 0; i < bins.size(); i++) {
            total += bins.share(side, i);
        }
        return total;
    }

    private String outline(int side) {
        Scale x = frame.across(across);
        Scale y = frame.upwards(upwards);
        PathData path = new PathData().move(x.at(bins.edge(0)), frame.bottom());
        for (int i = 0; i < bins.size(); i++) {
            double top = y.at(bins.height(side, i));
            path.line(x.at(bins.edge(i)), top).line(x.at(bins.edge(i + 1)), top);
        }
        return path.line(x.at(bins.edge(bins.size())), frame.bottom()).toString();
    }

    private void drawTooltips(Markup svg) {
        Scale x = frame.across(across);
        for (int i = 0; i < bins.size(); i++) {
            double left = x.at(bins.edge(i));
            svg.start("rect").attr("class", "touch").attr("x", left).attr("y", frame.top());
            svg.attr("width", x.at(bins.edge(i + 1)) - left).attr("height", PLOT_HEIGHT);
            String shares =
                    NumberText.percent(bins.share(0, i)) + " then, " + NumberText.percent(bins.share(1, i)) + " now";
            svg.element("title", chart.range(i) + ": " + shares).end();
        }
    }

    private static Axis upwards(Histogram bins) {
        double highest = 0;
        for (int i = 0; i < bins.size(); i++) {
            highest = Math.max(highest, Math.max(bins.height(0, i), bins.height(1, i)));
        }
        if (highest == 0) {
            return new Axis(0, 1, List.of());
        }
        Axis axis = NumberAxis.covering(0, highest, 4);
        if (!bins.isEven()) {
            // A density has a unit of its own that helps nobody; the areas are what is read.
            return new Axis(axis.low(), axis.high(), List.of());
        }
        List<Tick> percent = axis.ticks().stream()
                .map(tick -> new Tick(tick.value(), NumberText.of(100 * tick.value()) + " %"))
                .toList();
        return new Axis(axis.low(), axis.high(), percent);
    }
}
