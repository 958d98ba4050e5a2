package io.mlops.data.binary;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Writes what {@link ByteReader} reads, into an array that grows. For one thread. */
public final class ByteWriter {
    private static final int FIRST_BYTES = 1 << 12;

    private byte[] bytes;
    private int size;

    /** Makes a writer of no byte, with room for a summary. */
    public ByteWriter() {
        this(FIRST_BYTES);
    }

    /**
     * Makes a writer of no byte.
     *
     * @param room for how many bytes there is room before the array grows, at least 1
     */
    public ByteWriter(int room) {
        bytes = new byte[room];
    }

    /**
     * Writes one byte.
     *
     * @param value its lowest 8 bits count
     */
    public void octet(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    /**
     * Writes bytes as they are, without their number.
     *
     * @param raw all of them
     */
    public void raw(byte[] raw) {
        ensure(raw.length);
        System.arraycopy(raw, 0, bytes, size, raw.length);
        size += raw.length;
    }

    /**
     * Writes a count in 1 to 9 bytes of 7 bits each, the lowest first.
     *
     * @param value not negative
     */
    public void count(long value) {
        ensure(Long.BYTES + 1);
        long rest = value;
        while (rest > 0x7f) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /**
     * Writes a number in 8 bytes.
     *
     * @param value any double
     */
    public void number(double value) {
        ensure(Double.BYTES);
        long bits = Double.doubleToLongBits(value);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (bits >> shift);
        }
    }

    /**
     * Writes a text in UTF-8, its length before it.
     *
     * @param text without unpaired surrogates
     */
    public void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        count(utf8.length);
        raw(utf8);
    }

    /**
     * Writes an integer of any size, without its trailing zero bits.
     *
     * @param value any integer
     */
    public void integer(BigInteger value) {
        int zeros = Math.max(0, value.getLowestSetBit());
        byte[] rest = value.shiftRight(zeros).toByteArray();
        count(zeros);
        count(rest.length);
        raw(rest);
    }

    /** Writes the CRC-32C of all bytes so far, in 4 bytes. */
    public void checksum() {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, size);
        long sum = crc.getValue();
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            octet((int) (sum >> shift));
        }
    }

    /** Returns a copy of all bytes so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
