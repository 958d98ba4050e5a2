package io.mlops.core.chunk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads what {@link BitWriter} wrote. */
final class BitReader {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PAYLOAD = 0x7f;
    /** What one unaligned load holds for certain, at whatever bit it begins. */
    private static final int LOADED_BITS = 57;

    private final byte[] bytes;
    private final long end;
    private long position;

    BitReader(byte[] bytes, int endByte) {
        this.bytes = bytes;
        this.end = (long) endByte * Byte.SIZE;
    }

    /**
     * Returns the next number.
     *
     * @param width 0 to 64
     * @throws IllegalStateException if there is nothing more
     */
    long read(int width) {
        if (width > LOADED_BITS) {
            long low = read(Integer.SIZE);
            return low | (read(width - Integer.SIZE) << Integer.SIZE);
        }
        if (position + width > end) {
            throw new IllegalStateException("the chunk ends too early");
        }
        long value = load() & ((1L << width) - 1);
        position += width;
        return value;
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

    /** Returns what begins at the position: at least so many bits as may be read at once, behind the end of the bytes zeros. */
    private long load() {
        int first = (int) (position >>> 3);
        int shift = (int) (position & 7);
        if (first + Long.BYTES <= bytes.length) {
            return (long) LONGS.get(bytes, first) >>> shift;
        }
        long loaded = 0;
        for (int i = first; i < bytes.length; i++) {
            loaded |= (bytes[i] & 0xffL) << ((i - first) * Byte.SIZE);
        }
        return loaded >>> shift;
    }
}
