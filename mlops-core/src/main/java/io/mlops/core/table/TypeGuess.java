package io.mlops.core.table;

import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import java.util.OptionalDouble;

/** Counts what the values of one column could be. For one thread. */
final class TypeGuess {
    private static final double ENOUGH = 0.95;
    private static final double EXACT_UP_TO = 1L << 53;

    private final String name;
    private long missing;
    private long values;
    private long truths;
    private long numbers;
    private long wholes;
    private long times;

    TypeGuess(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void missing() {
        missing++;
    }

    void value(String text) {
        values++;
        OptionalDouble number = Fields.number(text);
        if (number.isPresent()) {
            double value = number.getAsDouble();
            numbers++;
            wholes += value == Math.rint(value) && Math.abs(value) <= EXACT_UP_TO && text.indexOf('.') < 0 ? 1 : 0;
        } else if (Fields.truth(text).isPresent()) {
            truths++;
        } else if (Fields.millis(text).isPresent()) {
            times++;
        }
    }

    Column column() {
        return new Column(name, type(), missing == 0 && values > 0);
    }

    private ColumnType type() {
        if (mostly(numbers)) {
            return wholes == numbers ? ColumnType.LONG : ColumnType.DOUBLE;
        }
        if (mostly(truths)) {
            return ColumnType.BOOLEAN;
        }
        return mostly(times) ? ColumnType.DATETIME : ColumnType.STRING;
    }

    private boolean mostly(long count) {
        return values > 0 && count >= ENOUGH * values;
    }
}
