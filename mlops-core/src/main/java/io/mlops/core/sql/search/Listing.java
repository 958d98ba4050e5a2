package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import io.mlops.search.Field;
import io.mlops.search.FieldValues;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that can be searched: where its rows are, and how rows become things.
 *
 * @param <T> what is listed
 */
public interface Listing<T> {
    /** Returns the rows as a FROM clause whose main table is {@code t}. */
    String from();

    /** Returns the column of {@code t} that identifies a row by a number. */
    String key();

    /** Returns the attributes by name. */
    Map<String, Attribute> attributes();

    /** Returns the tables that hold values by key, by the kind of field; each has the column {@link #key()}. */
    Map<KeyedTable.Kind, KeyedTable> keyed();

    /**
     * Returns the table that holds the values of a field; empty where there is none.
     *
     * @param field no attribute
     */
    default Optional<KeyedTable> table(Field field) {
        return Optional.ofNullable(
                keyed().get(KeyedTable.Kind.valueOf(field.kind().name())));
    }

    /** Returns the order that follows every other, the last term unique. */
    List<SortTerm> defaultOrder();

    /**
     * Loads things: one for each key, in the order of the keys.
     *
     * @param session where to read
     * @param keys their keys, found in the same transaction
     */
    List<T> load(Session session, List<Long> keys) throws SQLException;

    /**
     * Returns what {@link io.mlops.search.Filter#matches} looks at.
     *
     * @param thing what was loaded
     */
    FieldValues valuesOf(T thing);
}
