package io.mlops.data.binary;

import io.mlops.error.InvalidInputException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Reads what {@link ByteWriter} wrote, and refuses all else. For one thread. */
public final class ByteReader {
    private static final int CHECKSUM_BYTES = 4;

    /** Exact sums of doubles and their squares are below this. */
    private static final int MAX_INTEGER_BITS = 1 << 13;

    private final String field;
    private final ByteBuffer bytes;

    /**
     * Makes a reader after comparing the checksum at the end of the input.
     *
     * @param field how an error names the input
     * @param input all bytes, the last four of which are {@link ByteWriter#checksum()}
     * @throws InvalidInputException if the checksum does not fit
     */
    public ByteReader(String field, byte[] input) {
        this.field = field;
        bytes = ByteBuffer.wrap(input).asReadOnlyBuffer();
        int content = input.length - CHECKSUM_BYTES;
        require(content > 0, "must be complete");
        CRC32C crc = new CRC32C();
        crc.update(input, 0, content);
        require((int) crc.getValue() == bytes.getInt(content), "must have the checksum that stands at its end");
        bytes.limit(content);
    }

    /**
     * Reads one byte, 0 to 255.
     *
     * @throws InvalidInputException if none is left
     */
    public int octet() {
        require(bytes.hasRemaining(), "must be complete");
        return bytes.get() & 0xff;
    }

    /**
     * Reads bytes as they are.
     *
     * @param length how many
     * @throws InvalidInputException if fewer are left
     */
    public byte[] raw(int length) {
        require(length >= 0 && length <= bytes.remaining(), "must be complete");
        byte[] raw = new byte[length];
        bytes.get(raw);
        return raw;
    }

    /**
     * Reads a count.
     *
     * @throws InvalidInputException if it is cut, longer than it need be or beyond the largest long
     */
    public long count() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            int next = octet();
            value |= (next & 0x7fL) << shift;
            if (next < 0x80) {
                require(next > 0 || shift == 0, "must have counts in their shortest form");
                return value;
            }
        }
        throw refused("must have counts below 2^63");
    }

    /**
     * Reads the number of things that follow, each of which takes at least a byte.
     *
     * @param most the largest number that is legal
     * @throws InvalidInputException if it is larger, or more than the bytes left
     */
    public int size(int most) {
        long size = count();
        require(size <= most && size <= bytes.remaining(), "must have sizes within their limits");
        return (int) size;
    }

    /**
     * Reads a number.
     *
     * @throws InvalidInputException if it is cut
     */
    public double number() {
        require(bytes.remaining() >= Double.BYTES, "must be complete");
        return bytes.getDouble();
    }

    /**
     * Reads a text.
     *
     * @param mostBytes the largest length in UTF-8 that is legal
     * @throws InvalidInputException if it is longer, cut, or not UTF-8
     */
    public String text(int mostBytes) {
        ByteBuffer utf8 = ByteBuffer.wrap(raw(size(mostBytes)));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw refused("must have texts in UTF-8");
        }
    }

    /**
     * Reads an integer.
     *
     * @throws InvalidInputException if it is cut, not in its shortest form, or beyond any sum of doubles
     */
    public BigInteger integer() {
        long zeros = count();
        int length = size(MAX_INTEGER_BITS / Byte.SIZE);
        require(length > 0 && zeros <= MAX_INTEGER_BITS, "must have integers within their limits");
        byte[] raw = raw(length);
        BigInteger rest = new BigInteger(raw);
        boolean shortest = rest.signum() == 0 ? zeros == 0 : rest.testBit(0);
        require(shortest && rest.toByteArray().length == length, "must have integers in their shortest form");
        return rest.shiftLeft((int) zeros);
    }

    /**
     * Refuses bytes that are left over.
     *
     * @throws InvalidInputException if there are any
     */
    public void end() {
        require(!bytes.hasRemaining(), "must end after its content");
    }

    /**
     * Refuses the input unless a condition holds.
     *
     * @param condition what must hold
     * @param rule the same as a clause
     * @throws InvalidInputException if it does not
     */
    public void require(boolean condition, String rule) {
        if (!condition) {
            throw refused(rule);
        }
    }

    private InvalidInputException refused(String rule) {
        return new InvalidInputException(
                field,
                rule,
                bytes.capacity() + " bytes, wrong at byte " + bytes.position(),
                "they are damaged or not what they should be: fetch them again");
    }
}
