package io.mlops.drift;

import io.mlops.error.InvalidInputException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often each category occurs.
 *
 * <p>Immutable and thread-safe. The order of the values plays no part.
 *
 * @param counts occurrences per category, in the natural order of the names; no category with a count of 0
 * @param missing number of missing values
 */
public record CategoricalSample(SortedMap<String, Long> counts, long missing) implements Sample {
    /**
     * Checks and copies the counts; categories that occur 0 times are left out.
     *
     * @throws InvalidInputException if a count is negative
     */
    public CategoricalSample {
        if (missing < 0) {
            throw new InvalidInputException("missing", "must not be negative", Long.toString(missing), "");
        }
        SortedMap<String, Long> kept = new TreeMap<>();
        counts.forEach((category, count) -> {
            if (count < 0) {
                throw new InvalidInputException("counts", "must not be negative", Long.toString(count), "");
            }
            if (count > 0) {
                kept.put(category, count);
            }
        });
        counts = Collections.unmodifiableSortedMap(kept);
    }

    /**
     * Counts values.
     *
     * @param values the categories, null where one is missing; may be empty
     */
    public static CategoricalSample of(Iterable<@Nullable String> values) {
        SortedMap<String, Long> counts = new TreeMap<>();
        long missing = 0;
        for (@Nullable String value : values) {
            if (value == null) {
                missing++;
            } else {
                counts.merge(value, 1L, Long::sum);
            }
        }
        return new CategoricalSample(counts, missing);
    }

    /**
     * Takes counts that were made elsewhere.
     *
     * @param counts occurrences per category
     * @param missing number of missing values
     * @throws InvalidInputException if a count is negative
     */
    public static CategoricalSample ofCounts(Map<String, Long> counts, long missing) {
        return new CategoricalSample(new TreeMap<>(counts), missing);
    }

    @Override
    public Kind kind() {
        return Kind.CATEGORICAL;
    }

    @Override
    public long size() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Returns how often a category occurs.
     *
     * @param category the category
     * @return its count, 0 where it does not occur
     */
    public long count(String category) {
        return counts.getOrDefault(category, 0L);
    }

    /** Returns the sizes only, never values. */
    @Override
    public String toString() {
        return "CategoricalSample[categories=" + counts.size() + ", size=" + size() + ", missing=" + missing + "]";
    }
}
