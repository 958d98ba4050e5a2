package io.mlops.data;

import io.mlops.error.InvalidInputException;
import java.util.Locale;

/**
 * The type of a column, as MLflow's model signatures name it.
 *
 * <p>Immutable; what a {@link Row} takes for each type is said there.
 */
public enum ColumnType {
    /** True or false. */
    BOOLEAN,
    /** A whole number of 32 bits. */
    INTEGER,
    /** A whole number of 64 bits; a row and a profile hold it as a double, exact up to 2<sup>53</sup>. */
    LONG,
    /** A floating point number of 32 bits. */
    FLOAT,
    /** A floating point number of 64 bits. */
    DOUBLE,
    /** A text; a profile treats it as a category. */
    STRING,
    /** Bytes; a row and a profile hold their length only. */
    BINARY,
    /** An instant; a row and a profile hold it as milliseconds since 1970-01-01T00:00Z. */
    DATETIME;

    /** Returns the name in lower case, which is MLflow's spelling: {@code double}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether a row holds values of this type as a double; false for {@link #BOOLEAN} and {@link #STRING}. */
    public boolean numeric() {
        return this != BOOLEAN && this != STRING;
    }

    /**
     * Returns the type of a name as {@link #text()} gives it.
     *
     * @param text the name in lower case
     * @throws InvalidInputException if there is no such type
     */
    public static ColumnType parse(String text) {
        for (ColumnType type : values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        throw new InvalidInputException(
                "type",
                "must be one of boolean, integer, long, float, double, string, binary, datetime",
                text,
                "tensors and nested types are not described as columns");
    }
}
