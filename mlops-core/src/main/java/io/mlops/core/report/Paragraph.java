package io.mlops.core.report;

import static java.util.Objects.requireNonNull;

import io.mlops.core.report.svg.Markup;

/** A paragraph of plain text; its line breaks are kept. Immutable. */
public final class Paragraph extends Block {
    private final String text;
    private final Tone tone;
    private final boolean callout;

    private Paragraph(String text, Tone tone, boolean callout) {
        this.text = requireNonNull(text, "text");
        this.tone = requireNonNull(tone, "tone");
        this.callout = callout;
    }

    /** Returns a paragraph. */
    public static Paragraph of(String text) {
        return new Paragraph(text, Tone.NEUTRAL, false);
    }

    /** Returns a paragraph set off from the others, as for an alert. */
    public static Paragraph callout(Tone tone, String text) {
        return new Paragraph(text, tone, true);
    }

    @Override
    void render(Page page) {
        Markup html = page.markup();
        html.start("p").attr("dir", "auto");
        if (callout) {
            html.attr("class", "callout " + tone.word());
            page.badge(tone);
        }
        html.text(text).end();
    }
}
