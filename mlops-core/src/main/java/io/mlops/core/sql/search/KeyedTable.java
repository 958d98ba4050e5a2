package io.mlops.core.sql.search;

import java.util.Optional;

/**
 * A table with several values for each listed row, told apart by a key: tags, params, the latest values of metrics, dataset inputs. Immutable.
 *
 * @param from the table as {@code f}, joined with what it needs
 * @param owner the column that says which listed row a value belongs to
 * @param rule what holds for the wanted rows besides their key; may be empty
 * @param value what holds the value; empty where the key of the field itself names the column
 * @param type what the values are
 * @param entry what an index in the order of keys and texts holds of a text, an expression over {@code value}; empty where there is no such index
 */
public record KeyedTable(
        String from, String owner, String rule, Optional<String> value, Attribute.Type type, Optional<String> entry) {
    /** The families of fields that live in tables of their own. */
    public enum Kind {
        /** The latest values of metrics. */
        METRIC,
        /** Params. */
        PARAM,
        /** Tags. */
        TAG,
        /** Dataset inputs. */
        DATASET
    }

    /**
     * Returns a table of texts by key.
     *
     * @param table its name; it has the columns {@code key} and {@code value}
     * @param owner the column that says which listed row a value belongs to
     */
    public static KeyedTable texts(String table, String owner) {
        return new KeyedTable(
                table + " f", "f." + owner, "", Optional.of("f.value"), Attribute.Type.TEXT, Optional.empty());
    }

    /**
     * Returns the same table with an index.
     *
     * @param indexedText the word of the schema for what an index holds of the column {@code value}
     */
    public KeyedTable indexed(String indexedText) {
        return new KeyedTable(from, owner, rule, value, type, Optional.of(indexedText.replace("value", "f.value")));
    }

    /** Returns whether it is a table and no query: of a query a database would find all rows before it joins them. */
    boolean isOneTable() {
        return from.matches("\\w+ f");
    }
}
