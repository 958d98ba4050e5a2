package io.mlops.drift;

import io.mlops.error.InvalidInputException;
import java.util.List;
import java.util.Objects;

/**
 * How numeric values are put into bins before two distributions are compared.
 *
 * <p>A bin holds the values from its lower edge (included) to its upper edge (not included); the last bin includes its
 * upper edge. Immutable.
 *
 * @param rule how the edges are found
 * @param bins number of bins for {@link Rule#QUANTILES} and {@link Rule#EQUAL_WIDTH}, else 0
 * @param source whose values the edges come from; without meaning for {@link Rule#GIVEN}
 * @param edges the edges for {@link Rule#GIVEN}, else empty
 */
public record Binning(Rule rule, int bins, Source source, List<Double> edges) {
    private static final int MOST_BINS = 65_536;

    /** How the edges are found. */
    public enum Rule {
        /**
         * Equal widths, their number by the binary logarithm of the sample size.
         *
         * @see <a href="https://doi.org/10.1080/01621459.1926.10502161">Sturges 1926</a>
         */
        STURGES,
        /**
         * Equal widths, Sturges' number raised by the skewness.
         *
         * @see <a href="https://doi.org/10.1080/00031305.1976.10479172">Doane 1976</a>
         */
        DOANE,
        /** Quantiles of the values, linearly interpolated, equal ones merged, both ends open. */
        QUANTILES,
        /** A given number of bins of equal width from the smallest to the largest value. */
        EQUAL_WIDTH,
        /** One bin for each different value. */
        DISTINCT_VALUES,
        /** Edges that the caller gives. */
        GIVEN
    }

    /** Whose values the edges come from. */
    public enum Source {
        /** The reference alone: the edges stay the same from check to check. */
        REFERENCE,
        /** Reference and current values together: no value is outside, the edges change from check to check. */
        BOTH
    }

    /**
     * Checks the parts.
     *
     * @throws InvalidInputException if the number of bins is missing, below 2, above 65,536 or given where the rule has
     *     none, or given edges are fewer than 2, not finite or not strictly ascending
     */
    public Binning {
        Objects.requireNonNull(source, "source");
        edges = List.copyOf(edges);
        boolean counted = rule == Rule.QUANTILES || rule == Rule.EQUAL_WIDTH;
        if (counted ? bins < 2 || bins > MOST_BINS : bins != 0) {
            String limit = counted ? "must be between 2 and " + MOST_BINS : "must be 0 for the rule " + rule;
            throw new InvalidInputException("bins", limit, Integer.toString(bins), "");
        }
        if (rule == Rule.GIVEN) {
            requireAscending("edges", edges, 2);
        } else if (!edges.isEmpty()) {
            throw new InvalidInputException("edges", "must be empty for the rule " + rule, edges.toString(), "");
        }
    }

    /**
     * Returns Sturges' rule.
     *
     * @param source whose values the edges come from
     */
    public static Binning sturges(Source source) {
        return new Binning(Rule.STURGES, 0, source, List.of());
    }

    /**
     * Returns Doane's rule.
     *
     * @param source whose values the edges come from
     */
    public static Binning doane(Source source) {
        return new Binning(Rule.DOANE, 0, source, List.of());
    }

    /**
     * Returns bins of equal share; 10 of them on the reference are the deciles of credit-risk practice.
     *
     * @param bins number of bins, 2 to 65,536; fewer come out where quantiles are equal
     * @param source whose values the edges come from
     * @throws InvalidInputException if the number is out of range
     */
    public static Binning quantiles(int bins, Source source) {
        return new Binning(Rule.QUANTILES, bins, source, List.of());
    }

    /**
     * Returns bins of equal width.
     *
     * @param bins number of bins, 2 to 65,536
     * @param source whose values the edges come from
     * @throws InvalidInputException if the number is out of range
     */
    public static Binning equalWidth(int bins, Source source) {
        return new Binning(Rule.EQUAL_WIDTH, bins, source, List.of());
    }

    /** Returns one bin for each value that occurs on either side. */
    public static Binning distinctValues() {
        return new Binning(Rule.DISTINCT_VALUES, 0, Source.BOTH, List.of());
    }

    /**
     * Returns bins between given edges; values outside them, on either side, are in one more bin.
     *
     * @param edges at least two finite numbers, strictly ascending
     * @throws InvalidInputException if they are not
     */
    public static Binning given(List<Double> edges) {
        return new Binning(Rule.GIVEN, 0, Source.REFERENCE, edges);
    }

    static void requireAscending(String field, List<Double> edges, int least) {
        if (edges.size() < least) {
            throw new InvalidInputException(field, "must be at least " + least, Integer.toString(edges.size()), "");
        }
        for (int i = 0; i < edges.size(); i++) {
            if (!Double.isFinite(edges.get(i)) || (i > 0 && edges.get(i) <= edges.get(i - 1))) {
                throw new InvalidInputException(
                        field, "must be finite and strictly ascending", edges.get(i) + " at position " + i, "");
            }
        }
    }
}
