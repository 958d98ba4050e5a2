package io.mlops.core.report.svg;

/**
 * How one series looks: one of six colours and one of six marks, paired so that 36 series stay apart.
 *
 * @param index the place of the series in its chart, from 0
 */
public record SeriesStyle(int index) {
    private static final int KINDS = 6;

    /** Returns the class of a line in the colour of the series. */
    public String stroke() {
        return "s" + (index % KINDS + 1);
    }

    /** Returns the class of an area in the colour of the series. */
    public String fill() {
        return "f" + (index % KINDS + 1);
    }

    /**
     * Draws the mark of the series around a point.
     *
     * @param tooltip what a mouse over the mark shows; empty for nothing
     */
    public void mark(Markup svg, double x, double y, String tooltip) {
        if (kind() == 0) {
            svg.start("circle")
                    .attr("class", "mark " + fill())
                    .attr("cx", x)
                    .attr("cy", y)
                    .attr("r", 4);
        } else {
            svg.start("path")
                    .attr("class", "mark " + fill())
                    .attr("d", outline(x, y).toString());
        }
        if (!tooltip.isEmpty()) {
            svg.element("title", tooltip);
        }
        svg.end();
    }

    private int kind() {
        return (index + index / KINDS) % KINDS;
    }

    private PathData outline(double x, double y) {
        double[] points = switch (kind()) {
            case 1 -> new double[] {-3.6, -3.6, 3.6, -3.6, 3.6, 3.6, -3.6, 3.6};
            case 2 -> new double[] {0, -5, 4.8, 3.6, -4.8, 3.6};
            case 3 -> new double[] {0, -5.2, 5.2, 0, 0, 5.2, -5.2, 0};
            case 4 -> new double[] {0, 5, 4.8, -3.6, -4.8, -3.6};
            default ->
                new double[] {
                    -1.6, -5, 1.6, -5, 1.6, -1.6, 5, -1.6, 5, 1.6, 1.6, 1.6, 1.6, 5, -1.6, 5, -1.6, 1.6, -5, 1.6, -5,
                    -1.6, -1.6, -1.6,
                };
        };
        PathData path = new PathData().move(x + points[0], y + points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.line(x + points[i], y + points[i + 1]);
        }
        return path.close();
    }
}
