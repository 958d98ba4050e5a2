package io.mlops.cli.drift;

import io.mlops.core.table.CsvFormat;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Schema;
import io.mlops.error.InvalidInputException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** How the files are read, and which columns of them. */
final class InputOptions {
    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME",
            description = "Compare these columns only, also those that would be left out as times or free texts.")
    private Set<String> columns = new LinkedHashSet<>();

    @Option(
            names = "--exclude",
            split = ",",
            paramLabel = "NAME",
            description = "Leave these columns out, such as ids and dates.")
    private Set<String> exclude = new LinkedHashSet<>();

    @Option(
            names = "--categorical",
            split = ",",
            paramLabel = "NAME",
            description = "Take the numbers in these columns for categories, such as codes.")
    private Set<String> categorical = new LinkedHashSet<>();

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description =
                    "What stands between fields; 'tab' for a tab. Default: the most frequent of , ; tab | in the header.")
    private String delimiter = "";

    @Option(
            names = "--charset",
            defaultValue = "UTF-8",
            description = "The encoding of the files, unless they have a byte order mark. Default: ${DEFAULT-VALUE}.")
    private Charset charset = StandardCharsets.UTF_8;

    @Option(
            names = "--missing",
            split = ",",
            paramLabel = "TEXT",
            description =
                    "What stands for a missing value besides the empty field, in place of NA, N/A, #N/A, NaN, nan, null,"
                            + " NULL, None and \\N.")
    private Set<String> missing = new LinkedHashSet<>();

    CsvFormat format() {
        CsvFormat format = CsvFormat.DEFAULT.withCharset(charset);
        if (!missing.isEmpty()) {
            Set<String> spellings = new LinkedHashSet<>(missing);
            spellings.add("");
            format = format.withMissing(spellings);
        }
        if (delimiter.isEmpty()) {
            return format;
        }
        boolean tab = delimiter.equals("tab") || delimiter.equals("\\t");
        if (!tab && delimiter.length() != 1) {
            throw new InvalidInputException("--delimiter", "must be one character", delimiter, "'tab' means a tab");
        }
        return format.withDelimiter(tab ? '\t' : delimiter.charAt(0));
    }

    boolean wanted(String name) {
        return (columns.isEmpty() || columns.contains(name)) && !exclude.contains(name);
    }

    Set<String> named() {
        return columns;
    }

    /** Refuses names that the reference lacks: a misspelled id would be compared. */
    void check(List<String> names) {
        for (Set<String> option : List.of(columns, exclude, categorical)) {
            for (String name : option) {
                if (!names.contains(name)) {
                    throw new InvalidInputException(
                            "column", "must be in the reference, which has " + String.join(", ", names), name, "");
                }
            }
        }
    }

    Schema withCategories(Schema inferred) {
        return Schema.of(inferred.columns().stream()
                .map(column -> categorical.contains(column.name())
                        ? new Column(column.name(), ColumnType.STRING, column.required())
                        : column)
                .toList());
    }
}
