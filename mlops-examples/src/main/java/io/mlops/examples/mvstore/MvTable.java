package io.mlops.examples.mvstore;

import io.mlops.spi.table.Table;
import io.mlops.spi.table.TableFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** A table as a map from the bytes of keys to the bytes of rows. */
final class MvTable<K, V> implements Table<K, V> {
    private final MvTables tables;
    private final MVMap<byte[], byte[]> live;
    private final TableFormat<K, V> format;

    MvTable(MvTables tables, MVMap<byte[], byte[]> live, TableFormat<K, V> format) {
        this.tables = tables;
        this.live = live;
        this.format = format;
    }

    String name() {
        return format.name();
    }

    MVMap<byte[], byte[]> live() {
        return live;
    }

    @Override
    public Optional<V> find(K key) {
        return Optional.ofNullable(tables.mapOf(this).get(format.keyBytes(key))).map(format::row);
    }

    @Override
    public Stream<V> all() {
        return rows(tables.mapOf(this).cursor(null));
    }

    @Override
    public Stream<V> from(K key) {
        return rows(tables.mapOf(this).cursor(format.keyBytes(key)));
    }

    private Stream<V> rows(Cursor<byte[], byte[]> cursor) {
        Iterable<byte[]> keys = () -> cursor;
        // The cursor has the value of the key that it gave last.
        return StreamSupport.stream(keys.spliterator(), false).map(key -> format.row(cursor.getValue()));
    }

    @Override
    public void put(K key, V row) {
        live.put(format.keyBytes(key), format.rowBytes(row));
    }

    @Override
    public void remove(K key) {
        live.remove(format.keyBytes(key));
    }
}
