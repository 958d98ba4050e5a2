package io.mlops.core.drift;

import static io.mlops.core.drift.Measured.fields;
import static io.mlops.core.drift.SklearnCases.value;

import io.mlops.core.metrics.classification.ClassCounts;
import io.mlops.core.metrics.group.Comparison;
import io.mlops.core.metrics.group.Disparity;
import io.mlops.core.metrics.group.Fairness;
import io.mlops.core.metrics.group.GroupMetrics;
import io.mlops.core.metrics.group.Rate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** fairlearn's comparisons of groups, without a minimum size. */
final class FairlearnCases {
    private static final Map<String, Rate> RATES = new TreeMap<>(Map.of(
            "selection_rate", Rate.SELECTION,
            "accuracy", Rate.ACCURACY,
            "tpr", Rate.TRUE_POSITIVE,
            "fpr", Rate.FALSE_POSITIVE));

    private FairlearnCases() {}

    static Map<String, Function<ReferenceCase, Object>> all() {
        Map<String, Function<ReferenceCase, Object>> cases = new HashMap<>();
        cases.put("fairlearn.demographic_parity_difference", c -> difference(c, Rate.SELECTION));
        cases.put("fairlearn.demographic_parity_ratio", c -> ratio(c, Rate.SELECTION));
        cases.put("fairlearn.equal_opportunity_difference", c -> difference(c, Rate.TRUE_POSITIVE));
        cases.put("fairlearn.equal_opportunity_ratio", c -> ratio(c, Rate.TRUE_POSITIVE));
        cases.put("fairlearn.equalized_odds_difference", c -> odds(c, Fairness::equalizedOddsDifference));
        cases.put("fairlearn.equalized_odds_ratio", c -> odds(c, Fairness::equalizedOddsRatio));
        cases.put("fairlearn.MetricFrame", FairlearnCases::frame);
        return cases;
    }

    private interface Odds {
        Disparity of(Fairness fairness, Comparison comparison, boolean worst);
    }

    private static GroupMetrics metrics(ReferenceCase c) {
        GroupMetrics metrics = new GroupMetrics(1);
        boolean[] labels = SklearnCases.positives(c.reference().path("y_true"));
        boolean[] predictions = SklearnCases.positives(c.current().path("y_pred"));
        for (int i = 0; i < labels.length; i++) {
            metrics.add(c.reference().path("sensitive").get(i).asText(), labels[i], predictions[i]);
        }
        return metrics;
    }

    private static Comparison comparison(ReferenceCase c) {
        return "to_overall".equals(c.param("method")) ? Comparison.TO_OVERALL : Comparison.BETWEEN_GROUPS;
    }

    private static Object difference(ReferenceCase c, Rate rate) {
        return value(metrics(c).fairness().difference(rate, comparison(c)).score());
    }

    private static Object ratio(ReferenceCase c, Rate rate) {
        return value(metrics(c).fairness().ratio(rate, comparison(c)).score());
    }

    private static Object odds(ReferenceCase c, Odds odds) {
        boolean worst = !"mean".equals(c.param("agg"));
        return value(odds.of(metrics(c).fairness(), comparison(c), worst).score());
    }

    private static Object frame(ReferenceCase c) {
        GroupMetrics metrics = metrics(c);
        Map<String, @Nullable Object> byGroup = new LinkedHashMap<>();
        Map<String, @Nullable Object> least = new LinkedHashMap<>();
        Map<String, @Nullable Object> most = new LinkedHashMap<>();
        Map<String, @Nullable Object> difference = new LinkedHashMap<>();
        Map<String, @Nullable Object> ratio = new LinkedHashMap<>();
        for (String measure : columns()) {
            Map<String, Double> groups = new TreeMap<>();
            metrics.groups().forEach((name, counts) -> groups.put(name, column(metrics, measure, name, counts)));
            double low = least(groups.values());
            double high = -least(groups.values().stream().map(x -> -x).toList());
            byGroup.put(measure, groups);
            least.put(measure, low);
            most.put(measure, high);
            difference.put(measure, high - low);
            ratio.put(measure, low / high);
        }
        Map<String, @Nullable Object> overall = overall(metrics.overall());
        return fields(
                "overall",
                overall,
                "by_group",
                byGroup,
                "difference",
                difference,
                "ratio",
                ratio,
                "group_min",
                least,
                "group_max",
                most);
    }

    private static Collection<String> columns() {
        Collection<String> columns = new TreeSet<>(RATES.keySet());
        columns.add("count");
        return columns;
    }

    private static double column(GroupMetrics metrics, String measure, String group, ClassCounts counts) {
        Rate rate = RATES.get(measure);
        return rate == null ? counts.count() : value(metrics.rate(rate, group));
    }

    private static double least(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static Map<String, @Nullable Object> overall(ClassCounts counts) {
        return fields(
                "selection_rate",
                value(counts.selectionRate()),
                "accuracy",
                value(counts.accuracy()),
                "tpr",
                value(counts.recall()),
                "fpr",
                value(counts.falsePositiveRate()),
                "count",
                counts.count());
    }
}
