package io.mlops.spi.table;

import io.mlops.data.binary.ByteReader;
import io.mlops.data.binary.ByteWriter;

/** The bytes of rows of one class. Immutable. */
final class RowBytes<V> {
    private final Class<V> type;
    private final ValueCodec codec;

    private RowBytes(Class<V> type) {
        this.type = type;
        this.codec = ValueCodec.of(type);
    }

    static <V> RowBytes<V> of(Class<V> type) {
        return new RowBytes<>(type);
    }

    void write(ByteWriter out, V row) {
        codec.write(out, row);
    }

    V read(ByteReader in) {
        return type.cast(codec.read(in));
    }
}
