package io.mlops.core.report;

import io.mlops.core.report.scale.TimeText;
import io.mlops.core.report.svg.Markup;
import io.mlops.core.report.svg.Stylesheet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The document while it is written: its frame, its ids, and how much room a block has. Not thread-safe. */
final class Page {
    private static final double WIDE = 960;
    private static final double NARROW = 468;
    private static final int FEWEST_FOR_CONTENTS = 3;

    private final Markup html = new Markup();
    private final List<Section> sections;
    private final Map<String, String> idsByTitle = new HashMap<>();
    private double width = WIDE;
    private int figures;

    Page(List<Section> sections) {
        this.sections = sections;
        for (int i = 0; i < sections.size(); i++) {
            idsByTitle.putIfAbsent(sections.get(i).title(), id(i));
        }
    }

    /** A name that can be seen and read out. */
    static String named(String name) {
        return name.isBlank() ? "(no name)" : name;
    }

    Markup markup() {
        return html;
    }

    /** The width of a block in pixels. */
    double width() {
        return width;
    }

    boolean isWide() {
        return width == WIDE;
    }

    /** An id for the next figure, the only one of its name. */
    String nextFigure() {
        return "figure-" + ++figures;
    }

    /** Runs what renders blocks of half the width. */
    void narrow(Runnable blocks) {
        double outside = width;
        width = NARROW;
        blocks.run();
        width = outside;
    }

    void inDiv(Runnable block) {
        html.start("div");
        block.run();
        html.end();
    }

    /** Opens a box that scrolls sideways, also by keyboard. */
    void startScroll(String label) {
        html.start("div").attr("class", "scroll").attr("role", "region");
        html.attr("aria-label", label).attr("tabindex", "0");
    }

    /** The symbol of a tone, and its word for those who do not see it. */
    void badge(Tone tone) {
        if (tone != Tone.NEUTRAL) {
            html.start("span").attr("class", "badge " + tone.word());
            html.attr("role", "img")
                    .attr("aria-label", tone.word())
                    .text(tone.symbol())
                    .end();
            html.text(" ");
        }
    }

    /** The id of the section of this title. */
    Optional<String> target(String title) {
        return Optional.ofNullable(idsByTitle.get(title));
    }

    void open(String title) {
        html.verbatim("<!DOCTYPE html>").start("html").attr("lang", "en").start("head");
        html.leaf("meta").attr("charset", "utf-8");
        html.leaf("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr(
                        "content",
                        "default-src 'none'; style-src " + Stylesheet.source()
                                + "; base-uri 'none'; form-action 'none'");
        html.leaf("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        html.leaf("meta").attr("name", "color-scheme").attr("content", "light dark");
        html.element("title", named(title));
        html.start("style").verbatim(Stylesheet.css()).end();
        html.end().start("body");
    }

    void header(String title, String subtitle, Optional<Paragraph> verdict) {
        html.start("header");
        html.start("h1").attr("dir", "auto").text(named(title)).end();
        if (!subtitle.isEmpty()) {
            html.start("p")
                    .attr("class", "subtitle")
                    .attr("dir", "auto")
                    .text(subtitle)
                    .end();
        }
        verdict.ifPresent(paragraph -> paragraph.render(this));
    }

    void tiles(List<Tile> tiles) {
        if (tiles.isEmpty()) {
            return;
        }
        html.start("ul").attr("class", "tiles");
        for (Tile tile : tiles) {
            html.start("li").attr("class", "tile " + tile.tone().word());
            html.start("p")
                    .attr("class", "label")
                    .attr("dir", "auto")
                    .text(named(tile.label()))
                    .end();
            html.start("p").attr("class", "value").attr("dir", "auto");
            badge(tile.tone());
            html.text(tile.value()).end();
            if (!tile.note().isEmpty()) {
                html.start("p")
                        .attr("class", "note")
                        .attr("dir", "auto")
                        .text(tile.note())
                        .end();
            }
            html.end();
        }
        html.end();
    }

    /** Ends the header, too. */
    void facts(Map<String, String> facts) {
        if (!facts.isEmpty()) {
            html.start("dl").attr("class", "facts");
            facts.forEach((name, value) -> {
                html.start("div")
                        .start("dt")
                        .attr("dir", "auto")
                        .text(named(name))
                        .end();
                html.start("dd").attr("dir", "auto").text(value).end().end();
            });
            html.end();
        }
        html.end();
    }

    void contents() {
        if (sections.size() < FEWEST_FOR_CONTENTS) {
            return;
        }
        html.start("nav").attr("aria-label", "Contents").start("ul");
        for (int i = 0; i < sections.size(); i++) {
            html.start("li").start("a").attr("href", "#" + id(i)).attr("dir", "auto");
            html.text(named(sections.get(i).title())).end().end();
        }
        html.end().end();
    }

    void sections() {
        html.start("main");
        for (int i = 0; i < sections.size(); i++) {
            sections.get(i).render(this, id(i));
        }
        html.end();
    }

    void close(Optional<Instant> generatedAt) {
        String made =
                generatedAt.map(time -> "Made on " + TimeText.of(time) + ". ").orElse("");
        html.start("footer");
        html.element("p", made + "All times are UTC. This file needs no network and runs no script.");
        html.end().end().end();
    }

    private static String id(int section) {
        return "section-" + (section + 1);
    }
}
