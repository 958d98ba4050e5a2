package io.mlops.core.report;

import io.mlops.core.report.HeatMap.Row;
import io.mlops.core.report.scale.NumberText;
import io.mlops.core.report.svg.Drawing;
import io.mlops.core.report.svg.Frame;
import io.mlops.core.report.svg.Markup;
import io.mlops.core.report.svg.TextFit;

/** Lays out and draws a {@link HeatMap}: a row of cells for each thing, a scale of the colour below. */
final class HeatDrawing implements Drawing {
    private static final double ROW = 24;
    private static final double NARROWEST = 4;
    private static final double WIDEST = 90;
    private static final double LABEL_SHARE = 0.3;
    private static final double PALEST = 0.06;
    private static final double REVERSE_FROM = 0.62;
    private static final double EMPTY_HEIGHT = 80;
    private static final int SCALE_STEPS = 12;

    private final HeatMap chart;
    private final double width;
    private final int joined;
    private final int columns;
    private final double cell;
    private final Frame frame;
    private final double low;
    private final double high;

    HeatDrawing(HeatMap chart, double width) {
        this.chart = chart;
        this.width = width;
        double widest = chart.shown().stream()
                .mapToDouble(row -> TextFit.width(row.label(), Frame.FONT))
                .max()
                .orElse(0);
        double left = Math.min(width * LABEL_SHARE, widest) + 12;
        int windows = chart.windows().size();
        int most = (int) ((width - left - 2) / NARROWEST);
        this.joined = Math.max(1, (windows + most - 1) / most);
        this.columns = (windows + joined - 1) / joined;
        this.cell = columns == 0 ? 0 : Math.min(WIDEST, (width - left - 2) / columns);
        boolean empty = columns == 0 || chart.shown().isEmpty();
        double right = empty ? width - 2 : left + cell * columns;
        this.frame = new Frame(
                left, 6, right, 6 + (empty ? EMPTY_HEIGHT : ROW * chart.shown().size()));
        this.low = chart.lowest();
        this.high = chart.highest();
    }

    @Override
    public double height() {
        return frame.bottom() + 66;
    }

    @Override
    public void draw(Markup svg) {
        if (columns == 0 || chart.shown().isEmpty()) {
            frame.drawNoData(svg);
            return;
        }
        double top = frame.top();
        for (Row row : chart.shown()) {
            drawRow(svg, row, top);
            top += ROW;
        }
        drawWindows(svg);
        drawScale(svg);
    }

    private void drawRow(Markup svg, Row row, double top) {
        String label = TextFit.fit(row.label(), width * LABEL_SHARE, Frame.FONT);
        svg.start("text")
                .attr("class", "ink")
                .attr("text-anchor", "end")
                .attr("x", frame.left() - 8)
                .attr("y", top + 16.5);
        if (!label.equals(row.label())) {
            svg.element("title", row.label());
        }
        svg.text(label).end();
        for (int column = 0; column < columns; column++) {
            drawCell(svg, row, column, top);
        }
    }

    private void drawCell(Markup svg, Row row, int column, double top) {
        double value = row.highest(column * joined, end(column));
        double left = frame.left() + column * cell;
        boolean missing = Double.isNaN(value);
        double gap = cell > 12 ? 2 : 0.5;
        svg.start("rect")
                .attr("class", missing ? "hole" : "cell")
                .attr("x", left + gap / 2)
                .attr("y", top + 1);
        svg.attr("width", cell - gap).attr("height", ROW - 2);
        if (!missing) {
            svg.attr("fill-opacity", depth(value));
        }
        svg.element("title", row.label() + ", " + window(column) + ": " + NumberText.of(value))
                .end();
        if (chart.reachesThreshold(value)) {
            double inset = cell > 12 ? gap / 2 + 1 : 1;
            svg.leaf("rect").attr("class", "over").attr("x", left + inset).attr("y", top + 2);
            svg.attr("width", Math.max(0.5, cell - 2 * inset)).attr("height", ROW - 4);
        }
        String text = NumberText.of(value);
        if (!missing && TextFit.width(text, Frame.FONT) < cell - 6) {
            svg.start("text")
                    .attr("class", depth(value) >= REVERSE_FROM ? "reverse" : "ink")
                    .attr("text-anchor", "middle");
            svg.attr("x", left + cell / 2).attr("y", top + 16.5).text(text).end();
        }
    }

    private void drawWindows(Markup svg) {
        double free = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < columns; column++) {
            String label = TextFit.fit(window(column), Math.max(cell, 160), Frame.FONT);
            double half = TextFit.width(label, Frame.FONT) / 2;
            double middle = frame.left() + (column + 0.5) * cell;
            if (middle - half > free && middle + half <= width && middle - half >= 0) {
                Frame.text(svg, "middle", middle, frame.bottom() + 18)
                        .text(label)
                        .end();
                free = middle + half + 12;
            }
        }
    }

    private void drawScale(Markup svg) {
        double top = frame.bottom() + 36;
        String from = NumberText.of(low);
        double left = frame.left() + TextFit.width(from, Frame.FONT) + 6;
        Frame.text(svg, "start", frame.left(), top + 12).text(from).end();
        for (int i = 0; i < SCALE_STEPS; i++) {
            svg.leaf("rect")
                    .attr("class", "cell")
                    .attr("x", left + i * 12)
                    .attr("y", top)
                    .attr("width", 12);
            svg.attr("height", 14).attr("fill-opacity", PALEST + (1 - PALEST) * i / (SCALE_STEPS - 1.0));
        }
        String to = (NumberText.of(high) + "  " + chart.valueLabel()).trim();
        double right = left + SCALE_STEPS * 12 + 6;
        Frame.text(svg, "start", right, top + 12)
                .text(TextFit.fit(to, width - right, Frame.FONT))
                .end();
    }

    private double depth(double value) {
        double share = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0;
        return PALEST + (1 - PALEST) * share;
    }

    private int end(int column) {
        return Math.min(chart.windows().size(), (column + 1) * joined);
    }

    private String window(int column) {
        String first = chart.windows().get(column * joined);
        return joined == 1 ? first : first + " \u2013 " + chart.windows().get(end(column) - 1);
    }
}
