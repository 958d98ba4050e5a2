package io.mlops.core.report;

import static java.util.Objects.requireNonNull;

import io.mlops.core.report.svg.Markup;
import io.mlops.error.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A table with a heading per column; the first cell of a row is its heading. Immutable. */
public final class Table extends Block {
    private final String caption;
    private final List<String> headers;
    private final List<List<Cell>> rows;

    private Table(Builder builder) {
        this.caption = builder.caption;
        this.headers = builder.headers;
        this.rows = List.copyOf(builder.rows);
    }

    /**
     * Starts a table.
     *
     * @param headers the headings of the columns, one or more
     * @throws InvalidInputException if there is no column
     */
    public static Builder builder(String... headers) {
        return new Builder(List.of(headers));
    }

    @Override
    void render(Page page) {
        Markup html = page.markup();
        page.startScroll(caption.isEmpty() ? "Table" : caption);
        html.start("table");
        if (!caption.isEmpty()) {
            html.start("caption").attr("dir", "auto").text(caption).end();
        }
        html.start("thead").start("tr");
        for (int column = 0; column < headers.size(); column++) {
            html.start("th").attr("scope", "col").attr("dir", "auto");
            if (isNumeric(column)) {
                html.attr("class", "number");
            }
            html.text(headers.get(column)).end();
        }
        html.end().end().start("tbody");
        rows.forEach(row -> renderRow(page, row));
        if (rows.isEmpty()) {
            html.start("tr")
                    .start("td")
                    .attr("colspan", Integer.toString(headers.size()))
                    .text("no data")
                    .end()
                    .end();
        }
        html.end().end();
        page.markup().end();
    }

    private void renderRow(Page page, List<Cell> row) {
        page.markup().start("tr");
        for (int column = 0; column < row.size(); column++) {
            row.get(column).render(page, column == 0);
        }
        page.markup().end();
    }

    private boolean isNumeric(int column) {
        // Most, as a heading should stand over its numbers also where one row has words.
        return 2 * rows.stream().filter(row -> row.get(column).isNumber()).count() > rows.size();
    }

    /** Collects the rows of a table. Not thread-safe. */
    public static final class Builder {
        private final List<String> headers;
        private final List<List<Cell>> rows = new ArrayList<>();
        private String caption = "";

        private Builder(List<String> headers) {
            if (headers.isEmpty()) {
                throw new InvalidInputException("headers", "must name at least one column", "none", "");
            }
            this.headers = headers;
        }

        /** Sets the title above the table. Default: none. */
        public Builder caption(String text) {
            this.caption = requireNonNull(text, "text");
            return this;
        }

        /**
         * Adds a row. A {@link Cell} is taken as it is, a whole number as {@link Cell#number(long)}, another number as
         * {@link Cell#number(double)}, an {@link Instant} as {@link Cell#time}, anything else as the text it gives itself.
         *
         * @param cells as many as there are columns
         * @throws InvalidInputException if there are more or fewer
         */
        public Builder row(Object... cells) {
            if (cells.length != headers.size()) {
                throw new InvalidInputException(
                        "row",
                        "must have a cell for each of " + headers.size() + " columns",
                        cells.length + " cells",
                        "");
            }
            List<Cell> row = new ArrayList<>(cells.length);
            for (Object cell : cells) {
                row.add(cell(requireNonNull(cell, "cell")));
            }
            rows.add(List.copyOf(row));
            return this;
        }

        /** Returns the table; one without rows says 'no data'. */
        public Table build() {
            return new Table(this);
        }

        private static Cell cell(Object value) {
            if (value instanceof Cell cell) {
                return cell;
            }
            if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
                return Cell.number(((Number) value).longValue());
            }
            if (value instanceof Number number) {
                return Cell.number(number.doubleValue());
            }
            return value instanceof Instant time ? Cell.time(time) : Cell.text(value.toString());
        }
    }
}
