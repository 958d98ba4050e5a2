package io.mlops.core.report.svg;

/**
 * An entry of a legend.
 *
 * @param label the name of the series
 * @param style how it looks
 * @param form what of the style is drawn
 */
public record Key(String label, SeriesStyle style, Form form) {
    /** What a swatch shows. */
    public enum Form {
        /** A line with the mark of the series. */
        MARKED_LINE,
        /** A line alone. */
        LINE,
        /** A filled box, as of a bar. */
        BOX,
        /** A pale box, as of an area under a line. */
        AREA
    }

    /** Writes the entry as a list item. */
    public void write(Markup html) {
        html.start("li");
        html.start("svg")
                .attr("width", 28)
                .attr("height", 14)
                .attr("viewBox", "0 0 28 14")
                .attr("aria-hidden", "true");
        switch (form) {
            case BOX -> box(html, "bar " + style.fill());
            case AREA -> box(html, "area " + style.fill());
            case LINE -> line(html);
            case MARKED_LINE -> {
                line(html);
                style.mark(html, 14, 7, "");
            }
        }
        html.end();
        html.start("span").attr("dir", "auto").text(label).end().end();
    }

    private static void box(Markup html, String classes) {
        html.leaf("rect")
                .attr("class", classes)
                .attr("x", 6)
                .attr("y", 1)
                .attr("width", 16)
                .attr("height", 12);
    }

    private void line(Markup html) {
        html.leaf("path").attr("class", "line " + style.stroke()).attr("d", "M1,7L27,7");
    }
}
