package io.mlops.core.report.svg;

import io.mlops.core.report.scale.Axis;
import io.mlops.core.report.scale.Scale;
import io.mlops.core.report.scale.Tick;

/**
 * The plot area of a chart with its two axes.
 *
 * @param left the left edge in pixels
 * @param top the top edge
 * @param right the right edge
 * @param bottom the bottom edge, below {@code top}
 */
public record Frame(double left, double top, double right, double bottom) {
    /** The size of the texts of a chart, in pixels. */
    public static final double FONT = 12.5;

    private static final double EDGE = 4;

    /** Returns how wide the labels of an axis are. */
    public static double labelWidth(Axis axis) {
        return axis.ticks().stream()
                .mapToDouble(tick -> TextFit.width(tick.label(), FONT))
                .max()
                .orElse(0);
    }

    /** Returns the mapping of an axis to the width of the plot area. */
    public Scale across(Axis axis) {
        return axis.scale(left, right);
    }

    /** Returns the mapping of an axis to its height, upwards. */
    public Scale upwards(Axis axis) {
        return axis.scale(bottom, top);
    }

    /** Draws lines across the plot area at the ticks, with their labels on the left. */
    public void drawUpwards(Markup svg, Axis axis) {
        Scale scale = upwards(axis);
        for (Tick tick : axis.ticks()) {
            double y = scale.at(tick.value());
            line(svg, tick.value() == 0 ? "base" : "grid", new double[] {left, y, right, y});
            text(svg, "end", left - 8, y + 4).text(tick.label()).end();
        }
    }

    /** Draws ticks below the plot area, with their labels; labels stay inside {@code width}. */
    public void drawAcross(Markup svg, Axis axis, double width) {
        Scale scale = across(axis);
        line(svg, "base", new double[] {left, bottom, right, bottom});
        double free = Double.NEGATIVE_INFINITY;
        for (Tick tick : axis.ticks()) {
            double x = scale.at(tick.value());
            line(svg, "base", new double[] {x, bottom, x, bottom + 5});
            double half = TextFit.width(tick.label(), FONT) / 2;
            double middle = Math.max(EDGE + half, Math.min(width - EDGE - half, x));
            if (middle - half >= free) {
                text(svg, "middle", middle, bottom + 19).text(tick.label()).end();
                free = middle + half + 6;
            }
        }
    }

    /** Draws lines down the plot area at the ticks, with their labels below. */
    public void drawAcrossWithGrid(Markup svg, Axis axis, double width) {
        Scale scale = across(axis);
        for (Tick tick : axis.ticks()) {
            double x = scale.at(tick.value());
            line(svg, "grid", new double[] {x, top, x, bottom});
        }
        drawAcross(svg, axis, width);
    }

    /** Says in the middle that there is nothing to draw. */
    public void drawNoData(Markup svg) {
        text(svg, "middle", (left + right) / 2, (top + bottom) / 2)
                .text("no data")
                .end();
    }

    /** Draws a straight line from (0, 1) to (2, 3) of {@code ends}. */
    public static void line(Markup svg, String classes, double[] ends) {
        svg.leaf("line").attr("class", classes);
        svg.attr("x1", ends[0]).attr("y1", ends[1]).attr("x2", ends[2]).attr("y2", ends[3]);
    }

    /** Opens a text at a place. */
    public static Markup text(Markup svg, String anchor, double x, double y) {
        return svg.start("text").attr("text-anchor", anchor).attr("x", x).attr("y", y);
    }
}
