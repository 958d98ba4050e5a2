package io.mlops.core.drift.chunk;

import io.mlops.core.metrics.Score;
import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which values a column had in the reference: a range of numbers, or a set of categories. Immutable.
 *
 * <p>What is missing counts as a row of its chunk. It is never outside a range; as a category it is unseen where the reference had
 * none missing, as NannyML has it.
 */
public final class ReferenceValues {
    private final double least;
    private final double largest;
    private final Set<@Nullable String> categories;

    private ReferenceValues(double least, double largest, Set<@Nullable String> categories) {
        this.least = least;
        this.largest = largest;
        this.categories = categories;
    }

    /**
     * Takes a range.
     *
     * @param reference numbers, NaN where one is missing; one at least that is not
     * @throws InvalidInputException if there is none
     */
    public static ReferenceValues ofNumbers(double... reference) {
        double[] present =
                Arrays.stream(reference).filter(x -> !Double.isNaN(x)).sorted().toArray();
        if (present.length == 0) {
            throw new InvalidInputException("reference", "must have a value", reference.length + " missing", "");
        }
        return new ReferenceValues(present[0], present[present.length - 1], new HashSet<>());
    }

    /**
     * Takes a set.
     *
     * @param reference categories, null where one is missing; one at least that is not
     * @throws InvalidInputException if there is none
     */
    public static ReferenceValues ofCategories(List<@Nullable String> reference) {
        Set<@Nullable String> categories = new HashSet<>(reference);
        if (reference.stream().allMatch(Objects::isNull)) {
            throw new InvalidInputException("reference", "must have a value", reference.size() + " missing", "");
        }
        return new ReferenceValues(Double.NaN, Double.NaN, categories);
    }

    /**
     * Returns the share of a chunk's numbers outside the range.
     *
     * @param chunk numbers, NaN where one is missing
     * @return the share of all rows; insufficient for none
     */
    public Score outside(double... chunk) {
        long outside =
                Arrays.stream(chunk).filter(x -> x < least || x > largest).count();
        return share("outside", outside, chunk.length);
    }

    /**
     * Returns the share of a chunk's categories that the reference did not have.
     *
     * @param chunk categories, null where one is missing
     * @return the share of all rows; insufficient for none
     */
    public Score unseen(List<@Nullable String> chunk) {
        long unseen = chunk.stream()
                .filter(category -> !categories.contains(category))
                .count();
        return share("unseen", unseen, chunk.size());
    }

    private static Score share(String measure, long part, int rows) {
        return rows == 0
                ? Score.insufficient(measure, 0, 0, "an empty chunk")
                : Score.of(measure, (double) part / rows, rows, 0);
    }
}
