package io.mlops.search;

import java.util.List;
import java.util.Objects;

/**
 * What a condition or an order looks at: an attribute, the latest value of a metric, a param, a tag, or a part of a dataset input. Immutable.
 *
 * <p>{@code Field.metric("val_auc").atLeast(0.9)} reads as it is meant. Whether a listing has the field is checked when the search is made.
 *
 * @param kind which family the key belongs to
 * @param key the name within the family, as it was logged
 */
public record Field(Kind kind, String key) {
    /** The families of fields. */
    public enum Kind {
        /** What the listed thing itself has: a name, a status, a time in milliseconds since 1970. */
        ATTRIBUTE("attributes"),
        /** The latest value of a metric: of the series with neither model nor dataset. */
        METRIC("metrics"),
        /** A param, always a text. */
        PARAM("params"),
        /** A tag, always a text. */
        TAG("tags"),
        /** {@code name}, {@code digest} or {@code context} of a dataset input. */
        DATASET("datasets");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** Returns the word before the dot in the grammar. */
        public String prefix() {
            return prefix;
        }
    }

    /** Refuses nulls. */
    public Field {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
    }

    /** Returns an attribute, {@code attribute("status")} for example. */
    public static Field attribute(String key) {
        return new Field(Kind.ATTRIBUTE, key);
    }

    /** Returns the latest value of a metric. */
    public static Field metric(String key) {
        return new Field(Kind.METRIC, key);
    }

    /** Returns a param. */
    public static Field param(String key) {
        return new Field(Kind.PARAM, key);
    }

    /** Returns a tag. */
    public static Field tag(String key) {
        return new Field(Kind.TAG, key);
    }

    /** Returns {@code name}, {@code digest} or {@code context} of the dataset inputs. */
    public static Field dataset(String key) {
        return new Field(Kind.DATASET, key);
    }

    /** Returns the condition that this field equals a text. */
    public Condition equalTo(String value) {
        return is(Operator.EQUAL, Literal.of(value));
    }

    /** Returns the condition that this field equals a number. */
    public Condition equalTo(double value) {
        return is(Operator.EQUAL, Literal.of(value));
    }

    /** Returns the condition that this field is greater than a number. */
    public Condition greaterThan(double value) {
        return is(Operator.GREATER, Literal.of(value));
    }

    /** Returns the condition that this field is a number or greater. */
    public Condition atLeast(double value) {
        return is(Operator.AT_LEAST, Literal.of(value));
    }

    /** Returns the condition that this field is less than a number. */
    public Condition lessThan(double value) {
        return is(Operator.LESS, Literal.of(value));
    }

    /** Returns the condition that this field is a number or less. */
    public Condition atMost(double value) {
        return is(Operator.AT_MOST, Literal.of(value));
    }

    /** Returns the condition that this field matches a pattern of {@code %} and {@code _}. */
    public Condition like(String pattern) {
        return is(Operator.LIKE, Literal.of(pattern));
    }

    /** Returns the condition that this field equals one of some texts. */
    public Condition in(List<String> values) {
        return new Condition(this, Operator.IN, values.stream().map(Literal::of).toList());
    }

    /**
     * Returns a condition with any operator of one operand.
     *
     * @param operator an operator that takes one operand
     * @param operand the value on the right
     * @throws io.mlops.error.InvalidInputException if the operator does not go with the operand
     */
    public Condition is(Operator operator, Literal operand) {
        return new Condition(this, operator, List.of(operand));
    }

    /** Returns the order by this field, smallest first. */
    public OrderBy ascending() {
        return new OrderBy(this, true);
    }

    /** Returns the order by this field, largest first. */
    public OrderBy descending() {
        return new OrderBy(this, false);
    }

    /** Returns the field as the grammar writes it, the key in backticks where it needs them. */
    @Override
    public String toString() {
        boolean plain =
                !key.isEmpty() && key.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
        return kind.prefix() + "." + (plain ? key : '`' + key + '`');
    }
}
