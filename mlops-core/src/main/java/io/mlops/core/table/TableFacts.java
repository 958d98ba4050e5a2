package io.mlops.core.table;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a table shows besides the distributions of its columns. Immutable.
 *
 * @param absent columns of the schema that the table lacks
 * @param unknown columns of the table that the schema lacks
 * @param ragged rows with more or fewer fields than the header
 * @param duplicates rows that equal an earlier one in all columns of the schema; empty where there are too many rows to tell
 */
public record TableFacts(List<String> absent, List<String> unknown, long ragged, OptionalLong duplicates) {
    /** Nothing known. */
    static final TableFacts NONE = new TableFacts(List.of(), List.of(), 0, OptionalLong.empty());

    /** Copies the lists. */
    public TableFacts {
        absent = List.copyOf(absent);
        unknown = List.copyOf(unknown);
    }
}
