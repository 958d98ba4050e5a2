package io.mlops.core.report;

import static java.util.Objects.requireNonNull;

import io.mlops.core.report.scale.NumberText;
import io.mlops.core.report.scale.TimeText;
import io.mlops.core.report.svg.Markup;
import java.time.Instant;

/** A cell of a {@link Table}. Immutable. */
public final class Cell {
    private final String text;
    private final boolean number;
    private final Tone tone;
    private final String section;

    private Cell(String text, boolean number, Tone tone, String section) {
        this.text = requireNonNull(text, "text");
        this.number = number;
        this.tone = requireNonNull(tone, "tone");
        this.section = requireNonNull(section, "section");
    }

    /** Returns a cell with a text; its line breaks are kept. */
    public static Cell text(String text) {
        return new Cell(text, false, Tone.NEUTRAL, "");
    }

    /**
     * Returns a cell with a number to four significant digits, whole numbers below 10<sup>9</sup> in full: {@code 8,645},
     * {@code 26.14}, {@code 3.2e-16}. NaN reads 'no value'.
     */
    public static Cell number(double value) {
        return new Cell(NumberText.of(value), true, Tone.NEUTRAL, "");
    }

    /** Returns a cell with a whole number, its thousands grouped. */
    public static Cell number(long value) {
        return new Cell(NumberText.of(value), true, Tone.NEUTRAL, "");
    }

    /** Returns a cell with a share as per cent to one decimal: 0.1234 reads {@code 12.3 %}. NaN reads 'no value'. */
    public static Cell percent(double share) {
        return new Cell(NumberText.percent(share), true, Tone.NEUTRAL, "");
    }

    /** Returns a cell with a date and time of day in UTC, to the second. */
    public static Cell time(Instant time) {
        return new Cell(TimeText.of(time), false, Tone.NEUTRAL, "");
    }

    /** Returns this cell with another tone. */
    public Cell withTone(Tone other) {
        return new Cell(text, number, other, section);
    }

    /**
     * Returns this cell as a link to a section of the same report.
     *
     * @param title the title of the section; of several the first is meant, without one there is no link
     */
    public Cell linkingTo(String title) {
        return new Cell(text, number, tone, title);
    }

    static Cell precise(double value) {
        return new Cell(NumberText.precise(value), true, Tone.NEUTRAL, "");
    }

    /** A text that stands among numbers, such as a range. */
    static Cell figures(String text) {
        return new Cell(text, true, Tone.NEUTRAL, "");
    }

    boolean isNumber() {
        return number;
    }

    /** Writes the cell; the first of a row is its heading. */
    void render(Page page, boolean heading) {
        Markup html = page.markup();
        html.start(heading ? "th" : "td");
        if (heading) {
            html.attr("scope", "row");
        }
        if (number) {
            html.attr("class", "number");
        } else {
            html.attr("dir", "auto");
        }
        if (tone != Tone.NEUTRAL) {
            page.badge(tone);
        }
        page.target(section)
                .ifPresentOrElse(
                        target -> html.start("a")
                                .attr("href", "#" + target)
                                .text(text)
                                .end(),
                        () -> html.text(text));
        html.end();
    }
}
