package io.mlops.core.drift.multivariate;

import io.mlops.error.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table: numbers, or categories. Immutable.
 *
 * <p>NaN, an infinity, and a category of null are missing.
 */
public final class TableColumn {
    private final double @Nullable [] numbers;
    private final List<String> categories;

    private TableColumn(double @Nullable [] numbers, List<String> categories) {
        this.numbers = numbers;
        this.categories = categories;
    }

    /**
     * Copies numbers.
     *
     * @param values the numbers, NaN where one is missing
     */
    public static TableColumn of(double... values) {
        return new TableColumn(values.clone(), List.of());
    }

    /**
     * Copies categories.
     *
     * @param values the categories, null where one is missing
     */
    public static TableColumn of(List<@Nullable String> values) {
        return new TableColumn(
                null,
                values.stream().map(value -> value == null ? "" : "=" + value).toList());
    }

    int size() {
        return numbers == null ? categories.size() : numbers.length;
    }

    boolean numeric() {
        return numbers != null;
    }

    /** The numbers, NaN where one is missing. */
    double[] numbers() {
        double[] finite = Objects.requireNonNull(numbers).clone();
        for (int i = 0; i < finite.length; i++) {
            finite[i] = Double.isFinite(finite[i]) ? finite[i] : Double.NaN;
        }
        return finite;
    }

    /** Turns values into finite numbers as this column, of the reference, would have them. */
    Encoding encoding(String name) {
        return numeric() ? ofNumbers(name) : ofCategories(name);
    }

    /** Values as finite numbers. */
    @FunctionalInterface
    interface Encoding {
        double[] of(TableColumn column);
    }

    private Encoding ofNumbers(String name) {
        double sum = 0;
        int count = 0;
        for (double value : numbers()) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        if (count == 0) {
            throw new InvalidInputException(name, "must have a value in the reference", size() + " missing", "");
        }
        double mean = sum / count;
        return column -> {
            double[] values = column.numbers();
            for (int i = 0; i < values.length; i++) {
                values[i] = Double.isNaN(values[i]) ? mean : values[i];
            }
            return values;
        };
    }

    private Encoding ofCategories(String name) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String category : categories) {
            if (!category.isEmpty()) {
                counts.merge(category, 1, Integer::sum);
            }
        }
        String most = "";
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            most = most.isEmpty() || entry.getValue() > counts.getOrDefault(most, 0) ? entry.getKey() : most;
        }
        if (most.isEmpty()) {
            throw new InvalidInputException(name, "must have a value in the reference", size() + " missing", "");
        }
        String mode = most;
        int missing =
                size() - counts.values().stream().mapToInt(Integer::intValue).sum();
        counts.merge(mode, missing, Integer::sum);
        double rows = size();
        return column -> column.categories.stream()
                .mapToDouble(value -> counts.getOrDefault(value.isEmpty() ? mode : value, 0) / rows)
                .toArray();
    }
}
