package io.mlops.core.report;

import java.util.List;

/** A part of a section: a {@link Paragraph}, a {@link Table}, a {@link Chart}, or several side by side. Immutable. */
public abstract sealed class Block permits Paragraph, Table, Chart, Block.Beside {
    Block() {}

    /**
     * Returns the blocks in two columns, filled row by row; on a narrow screen one below the other.
     *
     * @param blocks any number of them
     */
    public static Block sideBySide(Block... blocks) {
        return new Beside(List.of(blocks));
    }

    abstract void render(Page page);

    /** Two columns of blocks. */
    static final class Beside extends Block {
        private final List<Block> blocks;

        private Beside(List<Block> blocks) {
            this.blocks = blocks;
        }

        @Override
        void render(Page page) {
            page.markup().start("div").attr("class", "beside");
            page.narrow(() -> blocks.forEach(block -> page.inDiv(() -> block.render(page))));
            page.markup().end();
        }
    }
}
