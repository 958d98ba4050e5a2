package io.mlops.data;

import io.mlops.error.InvalidInputException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Profile} in one pass over data of any size, in bounded memory.
 *
 * <p>There are two kinds. A reference learns the edges and categories of each column from its data; for this it keeps up to
 * 131,072 numbers of each column (1 MiB), and half a MiB more for each doubling beyond. A window counts on what a reference
 * learned, in about 40 KiB a column. Data come as rows or column by column, mixed as one likes, as long as all columns
 * have the same number of rows at the end. Not safe for threads: use one for each thread and merge the profiles.
 */
public final class Profiler {
    private final Schema schema;
    private final List<ColumnAccumulator> columns;
    private final @Nullable Profile reference;

    private Profiler(Schema schema, List<ColumnAccumulator> columns, @Nullable Profile reference) {
        this.schema = schema;
        this.columns = columns;
        this.reference = reference;
    }

    /**
     * Returns a profiler that learns edges and categories: for the data that a model was trained on.
     *
     * @param schema the columns
     */
    public static Profiler reference(Schema schema) {
        List<ColumnAccumulator> columns =
                schema.columns().stream().map(ColumnAccumulator::new).toList();
        return new Profiler(schema, columns, null);
    }

    /**
     * Returns a profiler that counts on the edges and categories of a reference: for a window of production data, or for
     * one part of a data set.
     *
     * @param reference any profile with them
     */
    public static Profiler against(Profile reference) {
        List<ColumnAccumulator> columns =
                reference.columns().stream().map(ColumnAccumulator::new).toList();
        return new Profiler(reference.schema(), columns, reference);
    }

    /** Returns the columns. */
    public Schema schema() {
        return schema;
    }

    /**
     * Adds a row; nothing of it is kept but texts that are new.
     *
     * @param row over an equal schema
     * @return this profiler
     * @throws InvalidInputException if the row has another schema
     */
    public Profiler add(Row row) {
        if (!row.schema().equals(schema)) {
            throw new InvalidInputException(
                    "row", "must have the schema of the profile", row.schema().text(), "make it with Row.of(schema())");
        }
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(row, i);
        }
        return this;
    }

    /**
     * Adds all rows of an iterator, which may return the same row again and again.
     *
     * @param rows over an equal schema
     * @return this profiler
     * @throws InvalidInputException if a row has another schema; those before it are added
     */
    public Profiler addAll(Iterator<Row> rows) {
        while (rows.hasNext()) {
            add(rows.next());
        }
        return this;
    }

    /**
     * Adds values of a column of numbers (see {@link Row#set(int, double)} for what they mean).
     *
     * @param column its place
     * @param values one for each row; NaN is counted as NaN
     * @return this profiler
     * @throws IndexOutOfBoundsException if there is no such column
     * @throws InvalidInputException if the column is {@code boolean} or {@code string}
     */
    public Profiler addColumn(int column, double... values) {
        ColumnAccumulator numbers = columns.get(column);
        requireType(numbers.column(), numbers.column().type().numeric(), "numbers");
        for (double value : values) {
            numbers.number(value);
        }
        return this;
    }

    /**
     * Adds values of a {@code boolean} column.
     *
     * @param column its place
     * @param values one for each row
     * @return this profiler
     * @throws IndexOutOfBoundsException if there is no such column
     * @throws InvalidInputException if the column is not {@code boolean}
     */
    public Profiler addColumn(int column, boolean... values) {
        ColumnAccumulator flags = columns.get(column);
        requireType(flags.column(), flags.column().type() == ColumnType.BOOLEAN, "truth values");
        for (boolean value : values) {
            flags.truth(value);
        }
        return this;
    }

    /**
     * Adds values of a {@code string} column.
     *
     * @param column its place
     * @param values one for each row; null is a missing value
     * @return this profiler
     * @throws IndexOutOfBoundsException if there is no such column
     * @throws InvalidInputException if the column is not {@code string}
     */
    public Profiler addColumn(int column, Iterable<? extends @Nullable String> values) {
        ColumnAccumulator texts = columns.get(column);
        requireType(texts.column(), texts.column().type() == ColumnType.STRING, "texts");
        for (String value : values) {
            texts.text(value);
        }
        return this;
    }

    /**
     * Returns the profile of all data so far; more may follow.
     *
     * @return a reference, or a window on the edges and categories of the reference that this profiler has
     * @throws IllegalStateException if the columns have different numbers of rows
     */
    public Profile profile() {
        long rows = columns.isEmpty() ? 0 : columns.get(0).rows();
        for (ColumnAccumulator column : columns) {
            if (column.rows() != rows) {
                throw new IllegalStateException("column \"" + column.column().name() + "\" has " + column.rows()
                        + " rows, but the first column has " + rows);
            }
        }
        List<ColumnProfile> profiles =
                columns.stream().map(ColumnAccumulator::freeze).toList();
        return reference == null
                ? Profile.reference(schema, profiles)
                : new Profile(schema, profiles, reference.binsDigest(), false);
    }

    private static void requireType(Column column, boolean fits, String given) {
        if (!fits) {
            throw new InvalidInputException(
                    "column",
                    "must take " + given,
                    column.name() + " (" + column.type().text() + ")",
                    "");
        }
    }
}
