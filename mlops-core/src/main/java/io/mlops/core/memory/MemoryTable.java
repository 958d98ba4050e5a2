package io.mlops.core.memory;

import io.mlops.spi.table.Table;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rows as they are, by the bytes of their keys. Used inside its {@link Gate} alone, which guards it.
 *
 * @param <K> the key
 * @param <V> the row
 */
final class MemoryTable<K, V> implements Table<K, V> {
    private final Gate gate;
    private final Function<K, byte[]> keyBytes;
    private final NavigableMap<byte[], V> rows = new TreeMap<>(Arrays::compareUnsigned);

    /** Makes an empty table. */
    MemoryTable(Gate gate, Function<K, byte[]> keyBytes) {
        this.gate = gate;
        this.keyBytes = keyBytes;
    }

    @Override
    public Optional<V> find(K key) {
        return Optional.ofNullable(rows.get(keyBytes.apply(key)));
    }

    @Override
    public Stream<V> all() {
        return rows.values().stream();
    }

    @Override
    public Stream<V> from(K key) {
        return rows.tailMap(keyBytes.apply(key), true).values().stream();
    }

    @Override
    public void put(K key, V row) {
        byte[] bytes = keyBytes.apply(key);
        V before = rows.put(bytes, row);
        gate.onFailure(before == null ? () -> rows.remove(bytes) : () -> rows.put(bytes, before));
    }

    @Override
    public void remove(K key) {
        byte[] bytes = keyBytes.apply(key);
        V before = rows.remove(bytes);
        if (before != null) {
            gate.onFailure(() -> rows.put(bytes, before));
        }
    }
}
