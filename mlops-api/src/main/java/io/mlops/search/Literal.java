package io.mlops.search;

import java.util.Objects;

/** A value on the right of a condition, or a value that a field has: a number or a text. Immutable. */
public sealed interface Literal permits Literal.Numeric, Literal.Text {
    /**
     * Returns a number.
     *
     * @param value any double; NaN satisfies no comparison
     */
    static Literal of(double value) {
        return new Numeric(value);
    }

    /**
     * Returns a text.
     *
     * @param value any text
     */
    static Literal of(String value) {
        return new Text(value);
    }

    /** Returns which of the two it is. */
    Kind kind();

    /** The two kinds of values. */
    enum Kind {
        /** A {@link Literal.Numeric}. */
        NUMBER,
        /** A {@link Literal.Text}. */
        TEXT
    }

    /**
     * A number.
     *
     * @param value any double
     */
    record Numeric(double value) implements Literal {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        /** Returns the number as the grammar writes it. */
        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /**
     * A text.
     *
     * @param value any text
     */
    record Text(String value) implements Literal {
        /** Refuses null. */
        public Text {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }

        /** Returns the text in single quotes, or in double quotes where it holds a single one. */
        @Override
        public String toString() {
            char quote = value.indexOf('\'') >= 0 ? '"' : '\'';
            return quote + value + quote;
        }
    }
}
