package io.mlops.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Conditions joined by AND. Immutable.
 *
 * @param conditions all must hold; none means that everything matches
 */
public record Filter(List<Condition> conditions) {
    /** The longest text that is parsed, in UTF-16 units. */
    public static final int MAX_LENGTH = 1_000_000;

    private static final Filter ALL = new Filter(List.of());

    /** Copies the conditions. */
    public Filter {
        conditions = List.copyOf(conditions);
    }

    /** Returns the filter that everything matches. */
    public static Filter all() {
        return ALL;
    }

    /**
     * Returns the filter of some conditions.
     *
     * @param conditions all must hold
     */
    public static Filter of(Condition... conditions) {
        return new Filter(Arrays.asList(conditions));
    }

    /**
     * Parses MLflow's grammar: {@code metrics.val_auc >= 0.9 AND params.depth = '6' AND status = 'FINISHED'}.
     *
     * <p>Keys with characters outside letters, digits, {@code _}, {@code .}, {@code -} and {@code /} stand in backticks or double quotes; an
     * attribute may stand without its prefix; texts stand in single or double quotes and have no escape. {@code OR} and parentheses around
     * conditions are not part of the grammar.
     *
     * @param text the filter, up to {@value #MAX_LENGTH} characters; blank means that everything matches
     * @throws io.mlops.error.InvalidInputException if the text is not of the grammar, the message names the place, or too long
     * @see <a href="https://mlflow.org/docs/latest/search-runs.html">MLflow, search runs</a>
     */
    public static Filter parse(String text) {
        return new FilterParser("filter", text).filter();
    }

    /**
     * Returns a filter with one condition more.
     *
     * @param condition must hold too
     */
    public Filter and(Condition condition) {
        return new Filter(
                Stream.concat(conditions.stream(), Stream.of(condition)).toList());
    }

    /**
     * Returns whether all conditions hold for one thing; the definition of what a search finds, on every backend.
     *
     * @param values what the thing has
     */
    public boolean matches(FieldValues values) {
        return conditions.stream().allMatch(condition -> condition.matches(values));
    }

    /** Returns the filter as the grammar writes it. */
    @Override
    public String toString() {
        return conditions.stream().map(Condition::toString).collect(Collectors.joining(" AND "));
    }
}
