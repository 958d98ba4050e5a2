package io.mlops.core.chunk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Appends numbers of any width to a growing array, least significant bit first. */
final class BitWriter {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PAYLOAD = 0x7f;

    private byte[] bytes;
    private int length;
    private long pending;
    private int pendingBits;

    BitWriter(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    /**
     * Appends the low bits of a number.
     *
     * @param value has no bit set above the width
     * @param width 0 to 64
     */
    void write(long value, int width) {
        pending |= value << pendingBits;
        int total = pendingBits + width;
        if (total < Long.SIZE) {
            pendingBits = total;
            return;
        }
        append(pending);
        int used = Long.SIZE - pendingBits;
        pending = used == Long.SIZE ? 0 : value >>> used;
        pendingBits = total - Long.SIZE;
    }

    /** Appends a number that is small as a rule, seven bits at a time. */
    void writeVarint(long value) {
        long rest = value;
        while ((rest & ~PAYLOAD) != 0) {
            write((rest & PAYLOAD) | (PAYLOAD + 1), Byte.SIZE);
            rest >>>= 7;
        }
        write(rest, Byte.SIZE);
    }

    private void append(long value) {
        if (length + Long.BYTES > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        LONGS.set(bytes, length, value);
        length += Long.BYTES;
    }

    /** Returns what was written, filled up to a whole byte, with free bytes behind. */
    byte[] finish(int free) {
        int rest = (pendingBits + Byte.SIZE - 1) / Byte.SIZE;
        append(pending);
        return Arrays.copyOf(bytes, length - Long.BYTES + rest + free);
    }
}
