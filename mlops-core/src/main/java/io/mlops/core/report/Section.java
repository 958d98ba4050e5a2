package io.mlops.core.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A titled part of a report. Immutable.
 *
 * @param title its heading, also the text of the link to it
 * @param blocks what it holds, in order
 * @param collapsed whether it shows only its heading until the reader opens it
 */
public record Section(String title, List<Block> blocks, boolean collapsed) {
    /** Copies the blocks. */
    public Section {
        requireNonNull(title, "title");
        blocks = List.copyOf(blocks);
    }

    /** Returns an open section. */
    public static Section of(String title, Block... blocks) {
        return new Section(title, List.of(blocks), false);
    }

    /** Returns this section closed, for what few readers need. */
    public Section collapse() {
        return new Section(title, blocks, true);
    }

    void render(Page page, String id) {
        if (collapsed) {
            page.markup().start("details").attr("class", "section").attr("id", id);
            page.markup().start("summary");
            heading(page, id);
            page.markup().end();
        }
        page.markup().start("section").attr("aria-labelledby", id + "-title");
        if (!collapsed) {
            page.markup().attr("id", id);
            heading(page, id);
        }
        blocks.forEach(block -> block.render(page));
        page.markup().end();
        if (collapsed) {
            page.markup().end();
        }
    }

    private void heading(Page page, String id) {
        page.markup().start("h2").attr("id", id + "-title").attr("dir", "auto");
        page.markup().text(Page.named(title)).end();
    }
}
