package io.mlops.spi.table;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Immutable rows by key, in the order of the keys. Used inside {@link Tables#read} or {@link Tables#change} alone, by the thread that runs it.
 *
 * @param <K> the key
 * @param <V> the row
 */
public interface Table<K, V> {
    /**
     * Returns a row, or empty where there is none.
     *
     * @param key its key
     */
    Optional<V> find(K key);

    /** Returns all rows in the order of their keys; valid until the surrounding read or change ends, or this table changes. */
    Stream<V> all();

    /**
     * Returns the rows whose keys are not smaller than one, in their order; valid until the surrounding read or change ends, or this table changes.
     *
     * @param key where to begin; need not exist
     */
    Stream<V> from(K key);

    /**
     * Writes a row, new or not. Only inside a change.
     *
     * @param key its key
     * @param row the whole of it
     */
    void put(K key, V row);

    /**
     * Removes a row; no change where there is none. Only inside a change.
     *
     * @param key its key
     */
    void remove(K key);
}
