package io.mlops.core.drift;

import static io.mlops.core.drift.Measured.fields;
import static io.mlops.core.drift.ReferenceCase.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.core.drift.preset.DriftPresets;
import io.mlops.core.drift.preset.EvidentlyTests;
import io.mlops.drift.Binning;
import io.mlops.drift.DatasetDrift;
import io.mlops.drift.DriftTest;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Evidently's column tests and reports, by its preset. */
final class EvidentlyCases {
    private static final List<String> TESTS = List.of(
            "ks",
            "chisquare",
            "z",
            "wasserstein",
            "jensenshannon",
            "psi",
            "kl_div",
            "hellinger",
            "anderson",
            "cramer_von_mises",
            "mannw",
            "ed",
            "es",
            "t_test",
            "fisher_exact",
            "g_test");

    /** Those of numbers that count bins; a missing value makes the others NaN where the test is called by itself. */
    private static final Set<String> BINNED = Set.of("psi", "jensenshannon", "kl_div", "hellinger");

    private static final Map<String, String> DISPLAY = Map.of(
            "kolmogorov-smirnov", "K-S p_value",
            "wasserstein-normed", "Wasserstein distance (normed)",
            "chi-square-goodness-of-fit", "chi-square p_value",
            "jensen-shannon", "Jensen-Shannon distance",
            "proportion-z", "Z-test p_value");

    private static final Map<String, String> NAMES = Map.of(
            "kolmogorov-smirnov", "ks",
            "wasserstein-normed", "wasserstein",
            "chi-square-goodness-of-fit", "chisquare",
            "jensen-shannon", "jensenshannon",
            "proportion-z", "z");

    private EvidentlyCases() {}

    static Map<String, Function<ReferenceCase, Object>> all() {
        Map<String, Function<ReferenceCase, Object>> cases = new HashMap<>();
        for (String test : TESTS) {
            cases.put("evidently." + test, c -> column(c, test));
        }
        cases.put("evidently.TVD", EvidentlyCases::totalVariation);
        cases.put("evidently.ValueDrift", EvidentlyCases::report);
        cases.put("evidently.auto_select", EvidentlyCases::selection);
        cases.put("evidently.DriftedColumnsCount", EvidentlyCases::dataset);
        cases.put("evidently.empirical_mmd", c -> fields("mmd", discrepancy(c, KernelDiscrepancy.REFERENCE_ALL)));
        for (MeanShift shift : MeanShift.values()) {
            String name = shift.name().toLowerCase(Locale.ROOT).replace("_", "");
            cases.put("evidently.embedding_distance_" + name, c -> {
                double score = shift.of(vectors(c.reference()), vectors(c.current()));
                return fields("score", score, "drifted", score > 0.2);
            });
        }
        cases.put("evidently.embedding_mmd", c -> {
            double score = Math.max(0, discrepancy(c, KernelDiscrepancy.BETWEEN_SIDES));
            return fields("score", score, "drifted", score > 0.015);
        });
        cases.put("evidently.embedding_ratio", EvidentlyCases::driftedComponents);
        return cases;
    }

    static VectorSample vectors(JsonNode rows) {
        double[][] values = new double[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            JsonNode row = rows.get(i);
            values[i] = row.isArray() ? ReferenceCase.numbers(row) : new double[] {ReferenceCase.number(row)};
        }
        return VectorSample.of(values);
    }

    static double discrepancy(ReferenceCase c, KernelDiscrepancy rule) {
        return rule.squared(vectors(c.reference()), vectors(c.current()));
    }

    private static Object driftedComponents(ReferenceCase c) {
        VectorSample reference = vectors(c.reference());
        VectorSample current = vectors(c.current());
        DriftTest test = EvidentlyTests.named("wasserstein");
        double drifted = 0;
        for (int k = 0; k < reference.components(); k++) {
            TestResult result = test.test(component(reference, k), component(current, k));
            drifted += result.verdict() == Verdict.DRIFTED ? 1 : 0;
        }
        double share = drifted / reference.components();
        return fields("score", share, "drifted", share > 0.2);
    }

    static NumericSample component(VectorSample vectors, int component) {
        return NumericSample.of(IntStream.range(0, vectors.size())
                .mapToDouble(row -> vectors.value(row, component))
                .toArray());
    }

    private static boolean numeric(ReferenceCase c) {
        return "num".equals(c.param("feature_type"));
    }

    private static Object column(ReferenceCase c, String name) {
        if (numeric(c) && !BINNED.contains(name)) {
            ScipyCases.refuseMissing(ReferenceCase.numeric(c.reference()), ReferenceCase.numeric(c.current()));
        }
        boolean whole = c.param("dtype").startsWith("int") && "hellinger".equals(name);
        DriftTest test = EvidentlyTests.named(whole ? "hellinger_int" : name);
        TestResult result = test.test(sample(c.reference(), numeric(c)), sample(c.current(), numeric(c)));
        return fields(
                "score",
                Measured.score(result),
                "drifted",
                result.verdict() == Verdict.DRIFTED,
                "threshold",
                EvidentlyTests.thresholdOf(name).value());
    }

    private static Object totalVariation(ReferenceCase c) {
        DriftTest test = Distances.totalVariation(Binning.distinctValues());
        TestResult result = test.test(sample(c.reference(), false), sample(c.current(), false));
        return fields(
                "observed_tvd", result.statistic(), "drifted", result.verdict() == Verdict.DRIFTED, "threshold", 0.1);
    }

    private static Object report(ReferenceCase c) {
        Map<String, Sample> reference = Map.of("x", sample(c.reference(), numeric(c)));
        Map<String, Sample> current = Map.of("x", sample(c.current(), numeric(c)));
        TestResult result =
                DriftPresets.evidently().compare(reference, current).columns().get("x");
        return fields(
                "score",
                Measured.score(result),
                "method",
                DISPLAY.get(result.method()),
                "tests",
                List.of(result.verdict() == Verdict.DRIFTED ? "FAIL" : "SUCCESS"));
    }

    private static Object selection(ReferenceCase c) {
        DriftTest test =
                DriftPresets.evidently().select(sample(c.reference(), numeric(c)), sample(c.current(), numeric(c)));
        String name = NAMES.get(test.name());
        return fields(
                "stattest", name, "threshold", EvidentlyTests.thresholdOf(name).value());
    }

    private static Object dataset(ReferenceCase c) {
        double share = c.params().path("drift_share").asDouble();
        DatasetDrift drift = DriftPresets.evidently(share).compare(columns(c.reference()), columns(c.current()));
        double count = drift.drifted().size();
        return fields(
                "value",
                fields("count", count, "share", count / drift.columns().size()),
                "tests",
                List.of(drift.verdict() == Verdict.DRIFTED ? "FAIL" : "SUCCESS"));
    }

    private static Map<String, Sample> columns(JsonNode node) {
        Map<String, Sample> columns = new LinkedHashMap<>();
        node.properties().forEach(column -> {
            boolean numbers = column.getValue().path(0).isNumber();
            columns.put(column.getKey(), sample(column.getValue(), numbers));
        });
        return columns;
    }
}
