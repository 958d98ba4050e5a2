package io.mlops.core.quality;

import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * One thing that is odd about a column, or about a table as a whole. Immutable.
 *
 * @param column its name; empty for the whole table
 * @param kind what is odd
 * @param severity how bad it is
 * @param count how many rows it concerns, not negative
 * @param text what is odd, in words and figures, without the name of the column
 */
public record Finding(String column, Kind kind, Severity severity, long count, String text) {
    /** What can be odd. */
    public enum Kind {
        /** Rows without a value. */
        MISSING,
        /** Values that are not of the column's type. */
        TYPE,
        /** NaN or infinite values. */
        NOT_FINITE,
        /** Values outside the range of the reference. */
        RANGE,
        /** Categories that the reference lacks. */
        UNSEEN,
        /** One value in all rows. */
        CONSTANT,
        /** Rows that equal an earlier one. */
        DUPLICATES,
        /** Rows with more or fewer fields than the header. */
        RAGGED,
        /** No row, or no value. */
        EMPTY,
        /** A column that only the reference or the schema has. */
        VANISHED,
        /** A column that only the current data have. */
        APPEARED
    }

    /**
     * Checks the count.
     *
     * @throws InvalidInputException if it is negative
     */
    public Finding {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(text, "text");
        if (count < 0) {
            throw new InvalidInputException("count", "must not be negative", Long.toString(count), "");
        }
    }
}
