package io.mlops.data;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The columns of a table, in order, each name once.
 *
 * <p>Names are compared exactly, without regard to locale or Unicode normal form. Two schemas are equal if their columns
 * are, in the same order. Immutable and safe for threads.
 */
public final class Schema {
    /** The largest number of columns. */
    public static final int MAX_COLUMNS = 10_000;

    private final List<Column> columns;
    private final Map<String, Integer> indexes;

    private Schema(List<Column> columns) {
        this.columns = List.copyOf(columns);
        if (this.columns.size() > MAX_COLUMNS) {
            throw new InvalidInputException(
                    "schema",
                    "must have at most " + MAX_COLUMNS + " columns",
                    Integer.toString(this.columns.size()),
                    "describe wide vectors as an artifact");
        }
        indexes = new HashMap<>(this.columns.size() * 2);
        for (Column column : this.columns) {
            if (indexes.put(column.name(), indexes.size()) != null) {
                throw new InvalidInputException("column name", "must be unique in its schema", column.name(), "");
            }
        }
    }

    /**
     * Returns a schema.
     *
     * @param columns 0 to {@value #MAX_COLUMNS} columns, in order
     * @throws InvalidInputException if two columns have one name, or there are too many
     */
    public static Schema of(List<Column> columns) {
        return new Schema(columns);
    }

    /**
     * Returns a schema.
     *
     * @param columns 0 to {@value #MAX_COLUMNS} columns, in order
     * @throws InvalidInputException if two columns have one name, or there are too many
     */
    public static Schema of(Column... columns) {
        return new Schema(List.of(columns));
    }

    /**
     * Reads a schema from MLflow's JSON: an array of objects with {@code name}, {@code type} and {@code required}, in any
     * order and with any white space; {@code required} is true where it is absent, other members are passed over.
     *
     * @param json as {@link #text()} writes it, or as the {@code inputs} of a column-based MLflow signature
     * @throws InvalidInputException if it is no such JSON, a type is not one of {@link ColumnType}, or a name is missing,
     *     repeated or not legal
     */
    public static Schema parse(String json) {
        return new Schema(new SchemaParser(json).columns());
    }

    /** Returns the number of columns. */
    public int size() {
        return columns.size();
    }

    /** Returns the columns in order; the list cannot be changed. */
    public List<Column> columns() {
        return columns;
    }

    /**
     * Returns the column at a place.
     *
     * @param index 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException if it is outside
     */
    public Column column(int index) {
        return columns.get(index);
    }

    /**
     * Returns the place of a column.
     *
     * @param name its exact name
     * @throws NoSuchElementException if the schema has no such column
     */
    public int index(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new NoSuchElementException("the schema has no column " + Quoted.of(name));
        }
        return index;
    }

    /**
     * Returns the column of a name, or empty.
     *
     * @param name its exact name
     */
    public Optional<Column> find(String name) {
        return Optional.ofNullable(indexes.get(name)).map(columns::get);
    }

    /**
     * Returns the canonical text: MLflow's JSON for a column-based signature, without white space, members in the order
     * type, name, required. Equal schemas have equal texts.
     */
    public String text() {
        StringBuilder out = new StringBuilder("[");
        for (Column column : columns) {
            out.append(out.length() == 1 ? "{\"type\":\"" : ",{\"type\":\"")
                    .append(column.type().text());
            out.append("\",\"name\":\"");
            escape(column.name(), out);
            out.append("\",\"required\":").append(column.required()).append('}');
        }
        return out.append(']').toString();
    }

    /** Returns the SHA-256 of {@link #text()} in UTF-8, as 64 lower-case hexadecimal digits. */
    public String digest() {
        return Sha256.of(text());
    }

    private static void escape(String name, StringBuilder out) {
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            if (unit == '"' || unit == '\\') {
                out.append('\\').append(unit);
            } else if (unit < ' ') {
                out.append("\\u00").append(Character.forDigit(unit >> 4, 16)).append(Character.forDigit(unit & 15, 16));
            } else {
                out.append(unit);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Schema schema && columns.equals(schema.columns));
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    /** Returns {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }
}
