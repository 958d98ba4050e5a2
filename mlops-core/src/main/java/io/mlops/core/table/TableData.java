package io.mlops.core.table;

import io.mlops.core.drift.ProfileSamples;
import io.mlops.data.Profile;
import io.mlops.data.Profiler;
import io.mlops.data.Row;
import io.mlops.data.Schema;
import io.mlops.drift.Sample;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A table, read once and ready to be compared: its profile, and its single values where they are few enough.
 *
 * <p>Single numbers are kept up to {@value #MOST_VALUES} in all columns together, and counts of texts up to {@value
 * #MOST_CATEGORIES} different ones in a column, so that a table takes at most some 150 MB; beyond, the profile speaks. Immutable and
 * safe for threads.
 */
public final class TableData {
    /** The largest number of single numbers that are kept. */
    public static final int MOST_VALUES = 5_000_000;

    /** The largest number of different texts of one column that are counted exactly. */
    public static final int MOST_CATEGORIES = 10_000;

    private final Profile profile;
    private final Map<String, Sample> values;
    private final TableFacts facts;

    private TableData(Profile profile, Map<String, Sample> values, TableFacts facts) {
        this.profile = profile;
        this.values = values;
        this.facts = facts;
    }

    /**
     * Returns a table of which a profile is all that is known.
     *
     * @param profile a reference or a window
     */
    public static TableData of(Profile profile) {
        return new TableData(profile, Map.of(), TableFacts.NONE);
    }

    /**
     * Reads a reference, which learns edges and categories.
     *
     * @param schema the columns
     * @param rows over that schema, read to the end
     */
    public static TableData reference(Schema schema, Iterator<Row> rows) {
        return read(Profiler.reference(schema), rows);
    }

    /**
     * Reads a table to be compared with a reference.
     *
     * @param reference the profile of the reference
     * @param rows over its schema, read to the end
     */
    public static TableData against(Profile reference, Iterator<Row> rows) {
        return read(Profiler.against(reference), rows);
    }

    /**
     * Reads a reference from a file.
     *
     * @param file the file
     * @param schema the columns, as {@link CsvFile#inferSchema} finds them or written by hand
     */
    public static TableData reference(CsvFile file, Schema schema) {
        return read(file, Profiler.reference(schema), name -> true);
    }

    /**
     * Reads a file to be compared with a reference.
     *
     * @param file the file
     * @param reference the profile of the reference
     * @param wanted which columns that the reference lacks are worth a word, by name
     */
    public static TableData against(CsvFile file, Profile reference, Predicate<String> wanted) {
        return read(file, Profiler.against(reference), wanted);
    }

    private static TableData read(CsvFile file, Profiler profiler, Predicate<String> wanted) {
        Schema schema = profiler.schema();
        List<String> absent = schema.columns().stream()
                .map(column -> column.name())
                .filter(name -> !file.names().contains(name))
                .toList();
        List<String> unknown = file.names().stream()
                .filter(name -> schema.find(name).isEmpty())
                .filter(wanted)
                .toList();
        try (CsvRows rows = file.rows(schema)) {
            TableData data = read(profiler, rows);
            return new TableData(
                    data.profile, data.values, new TableFacts(absent, unknown, rows.ragged(), data.facts.duplicates()));
        }
    }

    private static TableData read(Profiler profiler, Iterator<Row> rows) {
        TableValues values = new TableValues(profiler.schema());
        RowHashes hashes = new RowHashes(profiler.schema());
        while (rows.hasNext()) {
            Row row = rows.next();
            profiler.add(row);
            values.add(row);
            hashes.add(row);
        }
        TableFacts facts = new TableFacts(List.of(), List.of(), 0, hashes.duplicates());
        return new TableData(profiler.profile(), values.samples(), facts);
    }

    /** Returns the profile. */
    public Profile profile() {
        return profile;
    }

    /** Returns what the table shows besides. */
    public TableFacts facts() {
        return facts;
    }

    /** Returns the columns whose values were few enough to be kept, by name; without those that the table lacks. */
    public Map<String, Sample> values() {
        return present(values);
    }

    /** Returns all columns as the profile has them, on its edges, by name; without those that the table lacks. */
    public Map<String, Sample> counts() {
        return present(ProfileSamples.of(profile));
    }

    private Map<String, Sample> present(Map<String, Sample> columns) {
        Map<String, Sample> present = new LinkedHashMap<>(columns);
        present.keySet().removeAll(facts.absent());
        return present;
    }
}
