package io.mlops.core.report;

import static java.util.Objects.requireNonNull;

import io.mlops.core.report.svg.Drawing;
import io.mlops.core.report.svg.Frame;
import io.mlops.core.report.svg.Key;
import io.mlops.core.report.svg.Markup;
import io.mlops.core.report.svg.TextFit;
import io.mlops.error.InvalidInputException;
import java.util.List;

/**
 * A drawing with a title, a legend, a description in words and its numbers in a table behind it. Immutable.
 *
 * <p>A value that is not finite is a gap, counted in words below the drawing.
 */
public abstract sealed class Chart extends Block permits LineChart, BarChart, DistributionChart, HeatMap {
    private static final double SUBJECT_ROOM = 320;

    private final String title;

    Chart(String title) {
        this.title = requireNonNull(title, "title");
    }

    /** Returns the title. */
    public final String title() {
        return title;
    }

    abstract Drawing drawing(double width);

    abstract List<Key> legend();

    /** What the drawing shows, for those who do not see it. */
    abstract String description();

    /** What a reader would else not know: gaps, values left out. */
    abstract List<Remark> remarks();

    abstract Table data();

    @Override
    final void render(Page page) {
        Markup html = page.markup();
        String id = page.nextFigure();
        html.start("figure").attr("id", id);
        html.start("figcaption").attr("dir", "auto").text(Page.named(title)).end();
        if (!legend().isEmpty()) {
            html.start("ul").attr("class", "legend").attr("aria-label", "Legend");
            legend().forEach(key -> key.write(html));
            html.end();
        }
        page.startScroll(Page.named(title));
        svg(page, id);
        html.end();
        for (Remark remark : remarks()) {
            html.start("p").attr("class", "remark");
            if (!remark.subject().isEmpty()) {
                html.start("bdi")
                        .text(TextFit.fit(remark.subject(), SUBJECT_ROOM, Frame.FONT))
                        .end()
                        .text(": ");
            }
            html.text(remark.text()).end();
        }
        html.start("details").element("summary", "Data table");
        data().render(page);
        html.end().end();
    }

    /** A limit that values are held against; refuses a value that is not finite. */
    record Threshold(double value, String label) {
        Threshold {
            label = Page.named(requireNonNull(label, "label"));
            if (!Double.isFinite(value)) {
                throw new InvalidInputException("threshold", "must be finite", Double.toString(value), "leave it out");
            }
        }
    }

    /** A sentence below a drawing, on one side or series of it, or on all if the subject is empty. */
    record Remark(String subject, String text) {
        Remark(String text) {
            this("", text);
        }
    }

    private void svg(Page page, String id) {
        Markup html = page.markup();
        Drawing drawing = drawing(page.width());
        html.start("svg").attr("class", page.isWide() ? "chart wide" : "chart").attr("role", "img");
        html.attr("viewBox", "0 0 " + Math.round(page.width()) + " " + Math.round(Math.ceil(drawing.height())));
        html.attr("aria-labelledby", id + "-title").attr("aria-describedby", id + "-text");
        html.start("title").attr("id", id + "-title").text(Page.named(title)).end();
        html.start("desc").attr("id", id + "-text").text(description()).end();
        drawing.draw(html);
        html.end();
    }
}
