package io.mlops.data;

import io.mlops.data.ColumnProfile.Presence;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes the values of one column and makes its profile. For one thread. */
final class ColumnAccumulator {
    private static final List<String> TRUTH_VALUES = List.of("false", "true");

    private final Column column;
    private final @Nullable NumberAccumulator numbers;
    private final @Nullable CategoryAccumulator categories;
    private long rows;
    private long missing;
    private long mismatched;

    /** Makes one that learns edges or categories. */
    ColumnAccumulator(Column column) {
        this.column = column;
        boolean numeric = column.type().numeric();
        numbers = numeric ? new NumberAccumulator(null) : null;
        categories =
                numeric ? null : new CategoryAccumulator(column.type() == ColumnType.BOOLEAN ? TRUTH_VALUES : null);
    }

    /** Makes one that counts on the edges or categories of a reference. */
    ColumnAccumulator(ColumnProfile reference) {
        column = reference.column();
        numbers =
                reference.numeric().map(of -> new NumberAccumulator(of.edges())).orElse(null);
        categories = reference
                .categories()
                .map(of -> new CategoryAccumulator(of.names()))
                .orElse(null);
    }

    long rows() {
        return rows;
    }

    Column column() {
        return column;
    }

    void add(Row row, int index) {
        if (row.present(index)) {
            if (numbers != null) {
                number(row.number(index));
            } else if (column.type() == ColumnType.BOOLEAN) {
                truth(row.number(index) != 0);
            } else {
                text(Objects.requireNonNull(row.text(index)));
            }
            return;
        }
        if (row.mismatched(index)) {
            mismatched++;
        } else {
            missing++;
        }
        rows++;
    }

    void number(double value) {
        Objects.requireNonNull(numbers).add(value);
        rows++;
    }

    void truth(boolean value) {
        Objects.requireNonNull(categories).add(TRUTH_VALUES.get(value ? 1 : 0));
        rows++;
    }

    void text(@Nullable String value) {
        if (value == null) {
            missing++;
        } else {
            Objects.requireNonNull(categories).add(value);
        }
        rows++;
    }

    ColumnProfile freeze() {
        Presence presence = new Presence(rows, missing, mismatched);
        return numbers != null
                ? new ColumnProfile(column, presence, numbers.distinct(), numbers.freeze())
                : new ColumnProfile(
                        column, presence, Objects.requireNonNull(categories).distinct(), categories.freeze());
    }
}
