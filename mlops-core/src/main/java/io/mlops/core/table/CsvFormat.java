package io.mlops.core.table;

import io.mlops.error.InvalidInputException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How the text of a CSV file becomes values. Immutable.
 *
 * @param delimiter what stands between fields; empty to take the most frequent of comma, semicolon, tab and bar in the header
 * @param charset the encoding; a byte order mark wins over it
 * @param missing the fields that are no value, compared exactly, without the blanks around them
 */
public record CsvFormat(Optional<Character> delimiter, Charset charset, Set<String> missing) {
    /**
     * The delimiter by the header, UTF-8, and what spreadsheets, databases, R and Python write for a missing value: the empty
     * field, {@code NA}, {@code N/A}, {@code #N/A}, {@code NaN}, {@code nan}, {@code null}, {@code NULL}, {@code None} and
     * {@code \N}.
     */
    public static final CsvFormat DEFAULT = new CsvFormat(
            Optional.empty(),
            StandardCharsets.UTF_8,
            Set.of("", "NA", "N/A", "#N/A", "NaN", "nan", "null", "NULL", "None", "\\N"));

    /**
     * Checks the delimiter and copies the spellings.
     *
     * @throws InvalidInputException if the delimiter is a quote, a line break, a letter or a digit
     */
    public CsvFormat {
        Objects.requireNonNull(charset, "charset");
        missing = Set.copyOf(missing);
        delimiter
                .filter(c -> c == '"' || c == '\n' || c == '\r' || Character.isLetterOrDigit(c))
                .ifPresent(c -> {
                    throw new InvalidInputException(
                            "delimiter",
                            "must be no quote, line break, letter or digit",
                            c.toString(),
                            "usual are comma, semicolon, tab and bar");
                });
    }

    /**
     * Returns the same format with a delimiter.
     *
     * @param character the delimiter
     * @throws InvalidInputException if it is a quote, a line break, a letter or a digit
     */
    public CsvFormat withDelimiter(char character) {
        return new CsvFormat(Optional.of(character), charset, missing);
    }

    /**
     * Returns the same format in another encoding.
     *
     * @param encoding the encoding
     */
    public CsvFormat withCharset(Charset encoding) {
        return new CsvFormat(delimiter, encoding, missing);
    }

    /**
     * Returns the same format with other spellings of a missing value.
     *
     * @param spellings all of them; the empty field is none unless it is among them
     */
    public CsvFormat withMissing(Set<String> spellings) {
        return new CsvFormat(delimiter, charset, spellings);
    }
}
