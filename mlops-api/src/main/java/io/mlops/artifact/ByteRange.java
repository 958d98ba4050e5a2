package io.mlops.artifact;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Violation;

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
}
