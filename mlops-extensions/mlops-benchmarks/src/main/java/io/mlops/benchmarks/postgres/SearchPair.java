package io.mlops.benchmarks.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two conditions on {@link SearchedRuns}, as the engine is asked them and as a statement that joins a table for each. Immutable.
 *
 * @param filter in the grammar of searches
 * @param joins of the numbers of the runs with what satisfies both
 */
record SearchPair(String filter, String joins) {
    private static final double[] PERCENT = {0.1, 10, 90};

    /** Returns all pairs of 0.1, 10 and 90 % by two metrics, by a metric and a param, and by a param and a tag. */
    static List<SearchPair> all() {
        List<SearchPair> pairs = new ArrayList<>();
        for (double first : PERCENT) {
            for (double second : PERCENT) {
                pairs.add(metric("m1", first, "a").and(metric("m2", second, "b")));
                pairs.add(metric("m1", first, "a").and(text("param", "p-", second, "b")));
                pairs.add(text("param", "p-", first, "a").and(text("run_tag", "t-", second, "b")));
            }
        }
        return pairs;
    }

    private SearchPair and(SearchPair other) {
        return new SearchPair(filter + " and " + other.filter, joins + other.joins);
    }

    private static SearchPair metric(String key, double percent, String alias) {
        double limit = percent / 100;
        return new SearchPair(
                "metrics." + key + " < " + limit, series(key, alias) + " AND " + alias + ".latest_value < " + limit);
    }

    /** Returns the join with the latest value of a metric. */
    static String series(String key, String alias) {
        return String.format(
                Locale.ROOT,
                " JOIN mlops.series %1$s ON %1$s.run_no = r.run_no AND %1$s.key = '%2$s' AND %1$s.model_id = ''"
                        + " AND %1$s.dataset_name = ''",
                alias,
                key);
    }

    /** Returns the join with a text. */
    static String text(String table, String key, String alias) {
        return String.format(
                Locale.ROOT,
                " JOIN mlops.%1$s %2$s ON %2$s.run_no = r.run_no AND %2$s.key = '%3$s'",
                table,
                alias,
                key);
    }

    private static SearchPair text(String table, String prefix, double percent, String alias) {
        String key = prefix + (percent < 1 ? Double.toString(percent) : Integer.toString((int) percent));
        String field = table.equals("param") ? "params" : "tags";
        return new SearchPair(
                field + ".\"" + key + "\" = 'yes'",
                text(table, key, alias) + " AND substr(" + alias + ".value, 1, 64) = 'yes'");
    }
}
