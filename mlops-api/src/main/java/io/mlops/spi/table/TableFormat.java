package io.mlops.spi.table;

import io.mlops.data.binary.ByteReader;
import io.mlops.data.binary.ByteWriter;
import io.mlops.error.InvalidInputException;
import io.mlops.error.StoreCorruptException;
import java.util.Objects;

/**
 * The name of a table, and how its keys and rows become bytes. Immutable.
 *
 * <p>Keys are a {@code String}, a {@code Long}, or a record of {@code String}, {@code int} and {@code long}; their bytes, compared unsigned, order texts by code point, numbers by
 * size, and records by one component after the other. Rows are any of these, and records of numbers, texts, booleans, enums, {@code Instant} in milliseconds, {@code Schema}, records, and
 * {@code Optional}, {@code List} and {@code Map} of them; a checksum stands behind each row.
 *
 * @param <K> the key
 * @param <V> the row
 */
public final class TableFormat<K, V> {
    private final String name;
    private final KeyBytes<K> keys;
    private final RowBytes<V> rows;

    private TableFormat(String name, KeyBytes<K> keys, RowBytes<V> rows) {
        this.name = name;
        this.keys = keys;
        this.rows = rows;
    }

    /**
     * Makes the format of a table.
     *
     * @param <K> the key
     * @param <V> the row
     * @param name names the table in its store: lower-case letters and {@code -}
     * @param key the key's class
     * @param row the row's class; where it is a record of a named module, that opens its package to {@code io.mlops.api}
     * @throws IllegalArgumentException if a class or a component is of another type
     */
    public static <K, V> TableFormat<K, V> of(String name, Class<K> key, Class<V> row) {
        return new TableFormat<>(Objects.requireNonNull(name, "name"), KeyBytes.of(key), RowBytes.of(row));
    }

    /** Returns the name of the table. */
    public String name() {
        return name;
    }

    /**
     * Returns the bytes of a key.
     *
     * @param key any
     */
    public byte[] keyBytes(K key) {
        return keys.of(key);
    }

    /**
     * Returns the bytes of a row.
     *
     * @param row any; its texts have no unpaired surrogates
     */
    public byte[] rowBytes(V row) {
        ByteWriter out = new ByteWriter(256);
        rows.write(out, row);
        out.checksum();
        return out.toBytes();
    }

    /**
     * Returns the row of bytes.
     *
     * @param bytes what {@link #rowBytes} returned
     * @throws StoreCorruptException if they are not, or are damaged
     */
    public V row(byte[] bytes) {
        try {
            ByteReader in = new ByteReader("row of table " + name, bytes);
            V row = rows.read(in);
            in.end();
            return row;
        } catch (InvalidInputException | IllegalArgumentException e) {
            throw new StoreCorruptException(
                    "A row of table " + name + " is damaged; restore the store from a backup", e);
        }
    }
}
