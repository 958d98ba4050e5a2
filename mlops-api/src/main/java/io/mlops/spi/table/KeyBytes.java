package io.mlops.spi.table;

import io.mlops.data.binary.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The bytes of keys of one class, in the order of the keys. Immutable.
 *
 * <p>A number is its eight bytes with the sign turned. A text is its UTF-8, a zero byte in it followed by 255, and two zero bytes behind it, so that a text stands
 * before whatever it begins; UTF-8 keeps the order of code points.
 */
final class KeyBytes<K> {
    private final List<RecordCodec.Part> parts;

    private KeyBytes(List<RecordCodec.Part> parts) {
        this.parts = parts;
    }

    static <K> KeyBytes<K> of(Class<K> type) {
        if (type.isRecord()) {
            return new KeyBytes<>(List.copyOf(new RecordCodec(type).parts()));
        }
        if (type != String.class && type != Long.class) {
            throw new IllegalArgumentException(type + " is no key; take a text, a Long or a record of them");
        }
        return new KeyBytes<>(List.of());
    }

    byte[] of(K key) {
        ByteWriter out = new ByteWriter(64);
        if (parts.isEmpty()) {
            write(out, key);
        }
        parts.forEach(part -> write(out, part.of(key)));
        return out.toBytes();
    }

    private static void write(ByteWriter out, Object part) {
        if (part instanceof Number number) {
            long turned = number.longValue() ^ Long.MIN_VALUE;
            for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                out.octet((int) (turned >> shift));
            }
            return;
        }
        for (byte unit : ((String) part).getBytes(StandardCharsets.UTF_8)) {
            out.octet(unit);
            if (unit == 0) {
                out.octet(255);
            }
        }
        out.octet(0);
        out.octet(0);
    }
}
