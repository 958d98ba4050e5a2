package io.mlops.core.chunk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads what {@link BitWriter} wrote. */
final class BitReader {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PAYLOAD = 0x7f;

    private final byte[] bytes;
    private final int end;
    private int position;
    private long pending;
    private int pendingBits;

    BitReader(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /**
     * Returns the next number.
     *
     * @param width 0 to 64
     * @throws IllegalStateException if there is nothing more
     */
    long read(int width) {
        if (width <= pendingBits) {
            long value = pending & mask(width);
            pending = width == Long.SIZE ? 0 : pending >>> width;
            pendingBits -= width;
            return value;
        }
        long low = pending;
        int lowBits = pendingBits;
        load();
        return low | (read(width - lowBits) << lowBits);
    }

    long readVarint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            long next = read(Byte.SIZE);
            value |= (next & PAYLOAD) << shift;
            if (next <= PAYLOAD) {
                return value;
            }
        }
        throw new IllegalStateException("a number has more than 64 bits");
    }

    private void load() {
        int left = end - position;
        if (left <= 0) {
            throw new IllegalStateException("the chunk ends too early");
        }
        if (left >= Long.BYTES) {
            pending = (long) LONGS.get(bytes, position);
            pendingBits = Long.SIZE;
            position += Long.BYTES;
            return;
        }
        pending = 0;
        for (int i = 0; i < left; i++) {
            pending |= (bytes[position + i] & 0xffL) << (i * Byte.SIZE);
        }
        pendingBits = left * Byte.SIZE;
        position = end;
    }

    private static long mask(int width) {
        return width == Long.SIZE ? -1 : (1L << width) - 1;
    }
}
