package io.mlops.data;

import io.mlops.error.Quoted;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row over a schema, written and read without boxing, and reused: the form in which values reach a monitor or a
 * profile.
 *
 * <p>All columns are missing at first and after {@link #clear()}. Numbers, instants (milliseconds since
 * 1970-01-01T00:00Z) and lengths of bytes are doubles; texts are kept by reference. After its creation a row allocates
 * nothing. Wrong places, names and types are errors of the programmer and throw the JDK's exceptions at once; a wrong
 * value (NaN, a fraction in an {@code integer} column) is data, is taken, and shows up in the profile.
 *
 * <p>Not safe for threads: one row for each thread. A receiver that keeps values beyond the call copies them.
 */
public final class Row {
    private static final byte MISSING = 0;
    private static final byte PRESENT = 1;
    private static final byte MISMATCHED = 2;

    private final Schema schema;
    private final ColumnType[] types;
    private final byte[] states;
    private final double[] numbers;
    private final @Nullable String[] texts;

    private Row(Schema schema) {
        this.schema = schema;
        int size = schema.size();
        types = schema.columns().stream().map(Column::type).toArray(ColumnType[]::new);
        states = new byte[size];
        numbers = new double[size];
        texts = new String[size];
    }

    /**
     * Returns an empty row.
     *
     * @param schema the columns that it has
     */
    public static Row of(Schema schema) {
        return new Row(Objects.requireNonNull(schema, "schema"));
    }

    /** Returns the columns of this row. */
    public Schema schema() {
        return schema;
    }

    /**
     * Sets a number: of an {@code integer}, {@code long}, {@code float} or {@code double} column its value, of a
     * {@code datetime} column milliseconds, of a {@code binary} column the length in bytes.
     *
     * @param column its place
     * @param value any double; NaN and infinities are values
     * @return this row
     * @throws IndexOutOfBoundsException if there is no such column
     * @throws IllegalArgumentException if the column is {@code boolean} or {@code string}
     */
    public Row set(int column, double value) {
        if (!types[column].numeric()) {
            throw wrongType(column, "a number");
        }
        numbers[column] = value;
        states[column] = PRESENT;
        return this;
    }

    /**
     * Sets a truth value.
     *
     * @param column its place
     * @param value the value
     * @return this row
     * @throws IndexOutOfBoundsException if there is no such column
     * @throws IllegalArgumentException if the column is not {@code boolean}
     */
    public Row set(int column, boolean value) {
        if (types[column] != ColumnType.BOOLEAN) {
            throw wrongType(column, "a truth value");
        }
        numbers[column] = value ? 1 : 0;
        states[column] = PRESENT;
        return this;
    }

    /**
     * Sets a text, kept by reference; null makes the column missing.
     *
     * @param column its place
     * @param value any text; the empty text is a value
     * @return this row
     * @throws IndexOutOfBoundsException if there is no such column
     * @throws IllegalArgumentException if the column is not {@code string}
     */
    public Row set(int column, @Nullable String value) {
        if (types[column] != ColumnType.STRING) {
            throw wrongType(column, "a text");
        }
        texts[column] = value;
        states[column] = value == null ? MISSING : PRESENT;
        return this;
    }

    /**
     * Sets a number by the name of its column; see {@link #set(int, double)}.
     *
     * @param column its exact name
     * @param value any double
     * @return this row
     * @throws NoSuchElementException if there is no such column
     * @throws IllegalArgumentException if the column is {@code boolean} or {@code string}
     */
    public Row set(String column, double value) {
        return set(schema.index(column), value);
    }

    /**
     * Sets a truth value by the name of its column; see {@link #set(int, boolean)}.
     *
     * @param column its exact name
     * @param value the value
     * @return this row
     * @throws NoSuchElementException if there is no such column
     * @throws IllegalArgumentException if the column is not {@code boolean}
     */
    public Row set(String column, boolean value) {
        return set(schema.index(column), value);
    }

    /**
     * Sets a text by the name of its column; see {@link #set(int, String)}.
     *
     * @param column its exact name
     * @param value any text, or null for missing
     * @return this row
     * @throws NoSuchElementException if there is no such column
     * @throws IllegalArgumentException if the column is not {@code string}
     */
    public Row set(String column, @Nullable String value) {
        return set(schema.index(column), value);
    }

    /**
     * Makes a column missing.
     *
     * @param column its place
     * @return this row
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public Row setMissing(int column) {
        states[column] = MISSING;
        return this;
    }

    /**
     * Says that the source held a value that is not of the column's type, {@code abc} in a {@code double} column for
     * example; a profile counts it.
     *
     * @param column its place
     * @return this row
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public Row setMismatched(int column) {
        states[column] = MISMATCHED;
        return this;
    }

    /**
     * Makes all columns missing.
     *
     * @return this row
     */
    public Row clear() {
        Arrays.fill(states, MISSING);
        Arrays.fill(texts, null);
        return this;
    }

    /**
     * Takes over all values of another row.
     *
     * @param other a row over an equal schema
     * @return this row
     * @throws IllegalArgumentException if the schemas differ
     */
    public Row copyFrom(Row other) {
        if (!Objects.equals(schema, other.schema)) {
            throw new IllegalArgumentException("the rows have different schemas: " + Quoted.of(schema.text()) + " and "
                    + Quoted.of(other.schema.text()));
        }
        System.arraycopy(other.states, 0, states, 0, states.length);
        System.arraycopy(other.numbers, 0, numbers, 0, numbers.length);
        System.arraycopy(other.texts, 0, texts, 0, texts.length);
        return this;
    }

    /**
     * Returns whether a column has a value of its type.
     *
     * @param column its place
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public boolean present(int column) {
        return states[column] == PRESENT;
    }

    /**
     * Returns whether the source held a value that is not of the column's type.
     *
     * @param column its place
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public boolean mismatched(int column) {
        return states[column] == MISMATCHED;
    }

    /**
     * Returns a number as it was set, or NaN where the column has no value; of a {@code boolean} column 1 or 0.
     *
     * @param column its place
     * @throws IndexOutOfBoundsException if there is no such column
     * @throws IllegalArgumentException if the column is {@code string}
     */
    public double number(int column) {
        if (types[column] == ColumnType.STRING) {
            throw wrongType(column, "a number");
        }
        return states[column] == PRESENT ? numbers[column] : Double.NaN;
    }

    /**
     * Returns a text as it was set, or null where the column has no value.
     *
     * @param column its place
     * @throws IndexOutOfBoundsException if there is no such column
     * @throws IllegalArgumentException if the column is not {@code string}
     */
    public @Nullable String text(int column) {
        if (types[column] != ColumnType.STRING) {
            throw wrongType(column, "a text");
        }
        return states[column] == PRESENT ? texts[column] : null;
    }

    private IllegalArgumentException wrongType(int column, String given) {
        Column wanted = schema.column(column);
        return new IllegalArgumentException("column " + Quoted.of(wanted.name()) + " is "
                + wanted.type().text() + " and takes or gives no " + given.substring(given.indexOf(' ') + 1));
    }
}
