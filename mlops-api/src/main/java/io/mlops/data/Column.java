package io.mlops.data;

import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * One column of a {@link Schema}. Immutable.
 *
 * @param name 1 to {@value #MAX_NAME} code points, without U+0000 and unpaired surrogates; any script
 * @param type what its values are
 * @param required whether each row must have a value; a row without one is a finding of data quality, no error
 */
public record Column(String name, ColumnType type, boolean required) {
    /** The longest name, in code points. */
    public static final int MAX_NAME = 500;

    /**
     * Checks the name.
     *
     * @throws InvalidInputException if the name breaks the rule above
     */
    public Column {
        Texts.check("column name", name, 1, MAX_NAME);
        Objects.requireNonNull(type, "type");
    }

    /**
     * Returns a column that each row must have.
     *
     * @param name its name
     * @param type what its values are
     * @throws InvalidInputException if the name breaks the rule of {@link #name()}
     */
    public static Column required(String name, ColumnType type) {
        return new Column(name, type, true);
    }

    /**
     * Returns a column that a row may lack.
     *
     * @param name its name
     * @param type what its values are
     * @throws InvalidInputException if the name breaks the rule of {@link #name()}
     */
    public static Column optional(String name, ColumnType type) {
        return new Column(name, type, false);
    }
}
