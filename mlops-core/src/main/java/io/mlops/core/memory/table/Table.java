package io.mlops.core.memory.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Immutable rows by key, in the order of the keys. Used inside its {@link Gate} alone, which guards it.
 *
 * @param <K> the key
 * @param <V> the row
 */
public final class Table<K, V> {
    private final Gate gate;
    private final NavigableMap<K, V> rows;

    /**
     * Makes an empty table.
     *
     * @param gate guards it and undoes its changes
     * @param order of the keys
     */
    public Table(Gate gate, Comparator<? super K> order) {
        this.gate = gate;
        this.rows = new TreeMap<>(order);
    }

    /** Returns a row, or empty where there is none. */
    public Optional<V> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    /** Returns all rows by key: a view, which is valid inside the gate. */
    public Collection<V> all() {
        return rows.values();
    }

    /** Returns the rows whose keys are not smaller than one: a view, which is valid inside the gate. */
    public NavigableMap<K, V> from(K key) {
        return rows.tailMap(key, true);
    }

    /** Returns how many rows there are. */
    public int size() {
        return rows.size();
    }

    /** Writes a row, new or not. */
    public void put(K key, V row) {
        V before = rows.put(key, row);
        gate.onFailure(before == null ? () -> rows.remove(key) : () -> rows.put(key, before));
    }

    /** Removes a row; no change where there is none. */
    public void remove(K key) {
        V before = rows.remove(key);
        if (before != null) {
            gate.onFailure(() -> rows.put(key, before));
        }
    }
}
