package io.mlops.core.table;

import io.mlops.data.Column;
import io.mlops.data.Row;
import io.mlops.data.Schema;
import io.mlops.error.InvalidInputException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A CSV file with a header, plain or packed by gzip, as RFC 4180 describes it and with what is common beside: other
 * delimiters, line breaks of any system, a byte order mark.
 *
 * <p>A column without a name is called {@code column} and its number. Immutable; the file is opened for each reading and must
 * not change between.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvFile {
    private final Path path;
    private final CsvFormat format;
    private final char delimiter;
    private final List<String> names;
    private final UnaryOperator<InputStream> watch;

    private CsvFile(CsvFile header, UnaryOperator<InputStream> watch) {
        this.path = header.path;
        this.format = header.format;
        this.delimiter = header.delimiter;
        this.names = header.names;
        this.watch = watch;
    }

    private CsvFile(Path path, CsvFormat format) {
        this.path = Objects.requireNonNull(path, "path");
        this.format = Objects.requireNonNull(format, "format");
        this.watch = UnaryOperator.identity();
        delimiter = format.delimiter().orElseGet(() -> CsvRecords.guessDelimiter(this));
        try (CsvRecords records = CsvRecords.open(this)) {
            names = named(records.next());
        }
    }

    /**
     * Opens a file in the default format.
     *
     * @param path the file
     * @throws InvalidInputException as {@link #open(Path, CsvFormat)}
     * @throws UncheckedIOException if it cannot be read
     */
    public static CsvFile open(Path path) {
        return open(path, CsvFormat.DEFAULT);
    }

    /**
     * Opens a file and reads its header.
     *
     * @param path the file
     * @param format how its text becomes values
     * @throws InvalidInputException if it has no header, names a column twice, or is no text in the encoding
     * @throws UncheckedIOException if it cannot be read
     */
    public static CsvFile open(Path path, CsvFormat format) {
        return new CsvFile(path, format);
    }

    /**
     * Returns the same file with a watch over its reading, such as one that counts bytes.
     *
     * @param wrapper wraps the stream of the file's bytes; called once for each reading
     */
    public CsvFile watchedBy(UnaryOperator<InputStream> wrapper) {
        return new CsvFile(this, Objects.requireNonNull(wrapper, "wrapper"));
    }

    /** Returns where the file lies. */
    public Path path() {
        return path;
    }

    /** Returns how its text becomes values. */
    public CsvFormat format() {
        return format;
    }

    /** Returns what stands between its fields. */
    public char delimiter() {
        return delimiter;
    }

    /** Returns the names of the columns, in order; the list cannot be changed. */
    public List<String> names() {
        return names;
    }

    /**
     * Finds out the types of some columns by reading the whole file, in bounded memory.
     *
     * <p>By what at least 95 of 100 values are: {@code boolean} ({@code true} and {@code false} in any case), {@code long} (whole
     * numbers), {@code double}, {@code datetime} (ISO 8601, a date or an instant), else {@code string}. A column
     * without a value is a {@code string}; one without a missing value is required.
     *
     * @param wanted which columns, by name
     * @return these columns, in the order of the file
     * @throws InvalidInputException if the file is no text in the encoding
     * @throws UncheckedIOException if it cannot be read
     */
    public Schema inferSchema(Predicate<String> wanted) {
        List<TypeGuess> guesses = new ArrayList<>();
        names.forEach(name -> guesses.add(new TypeGuess(name)));
        try (CsvRecords records = CsvRecords.open(this)) {
            records.next();
            while (records.hasNext()) {
                List<String> fields = records.next();
                for (int i = 0; i < guesses.size(); i++) {
                    String field = i < fields.size() ? fields.get(i).strip() : "";
                    if (i >= fields.size() || format.missing().contains(field)) {
                        guesses.get(i).missing();
                    } else {
                        guesses.get(i).value(field);
                    }
                }
            }
        }
        List<Column> columns = guesses.stream()
                .filter(guess -> wanted.test(guess.name()))
                .map(TypeGuess::column)
                .toList();
        return Schema.of(columns);
    }

    /**
     * Finds out the types of all columns; see {@link #inferSchema(Predicate)}.
     *
     * @throws InvalidInputException if the file is no text in the encoding
     * @throws UncheckedIOException if it cannot be read
     */
    public Schema inferSchema() {
        return inferSchema(name -> true);
    }

    /**
     * Starts to read the rows. Columns of the schema that the file lacks are missing in each row, columns of the file that the
     * schema lacks are passed over.
     *
     * @param schema the columns to read, found by name
     * @return one {@link Row} again and again; to be closed
     * @throws UncheckedIOException if the file cannot be read
     */
    public CsvRows rows(Schema schema) {
        return new CsvRows(this, schema);
    }

    UnaryOperator<InputStream> watch() {
        return watch;
    }

    private List<String> named(List<String> header) {
        List<String> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String field : header) {
            String name = field.strip().isEmpty() ? "column " + (all.size() + 1) : field.strip();
            if (!seen.add(name)) {
                throw new InvalidInputException(
                        "header of " + path, "must name each column once", name, "rename one of the columns");
            }
            all.add(name);
        }
        return List.copyOf(all);
    }

    /** Returns the name of the file. */
    @Override
    public String toString() {
        return path.toString();
    }
}
