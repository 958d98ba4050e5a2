package io.mlops.artifact;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Violation;
import java.io.IOException;
import java.io.InputStream;

/**
 * A part of a file. Immutable.
 *
 * @param offset the first byte, 0 or more
 * @param length how many bytes at most, 0 or more; a range that passes the end of the file stops there
 */
public record ByteRange(long offset, long length) {
    /** The whole file. */
    public static final ByteRange ALL = new ByteRange(0, Long.MAX_VALUE);

    /**
     * Checks the range.
     *
     * @throws InvalidInputException if offset or length is negative
     */
    public ByteRange {
        if (offset < 0 || length < 0) {
            throw new InvalidInputException(
                    new Violation("byte range", "must not be negative", "0", offset + "+" + length, ""));
        }
    }

    /**
     * Returns this range of a stream: skips what lies before it, and ends behind it. Closing it closes the stream.
     *
     * @param file begins with the first byte of the file
     * @throws IOException if bytes cannot be skipped; the stream is open still
     */
    public InputStream of(InputStream file) throws IOException {
        long left = offset;
        while (left > 0) {
            long skipped = file.skip(left);
            // Nothing skipped is no proof of the end.
            if (skipped <= 0 && file.read() < 0) {
                break;
            }
            left -= Math.max(1, skipped);
        }
        return length == Long.MAX_VALUE ? file : new RangeStream(file, length);
    }
}
