package io.mlops.core.drift;

import static io.mlops.core.drift.Measured.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.core.drift.preset.DriftPresets;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.DatasetDrift;
import io.mlops.drift.DriftPreset;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** alibi-detect's batch detectors for tables, by our preset. */
final class AlibiCases {
    private AlibiCases() {}

    static Map<String, Function<ReferenceCase, Object>> all() {
        return Map.of(
                "alibi.KSDrift", AlibiCases::table,
                "alibi.TabularDrift", AlibiCases::table,
                "alibi.ChiSquareDrift", AlibiCases::table);
    }

    private static Map<String, Sample> columns(ReferenceCase c, JsonNode rows) {
        boolean allCategories = c.method().endsWith("ChiSquareDrift");
        Map<String, Sample> columns = new LinkedHashMap<>();
        for (int k = 0; k < rows.get(0).size(); k++) {
            String name = Integer.toString(k);
            boolean categories =
                    allCategories || c.params().path("categories_per_feature").has(name);
            columns.put(name, categories ? categories(rows, k) : numbers(rows, k));
        }
        return columns;
    }

    private static Sample numbers(JsonNode rows, int column) {
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ReferenceCase.number(rows.get(i).get(column));
        }
        return NumericSample.of(values);
    }

    private static Sample categories(JsonNode rows, int column) {
        List<@Nullable String> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(column).asText()));
        return CategoricalSample.of(values);
    }

    private static @Nullable Object table(ReferenceCase c) {
        if (c.params().has("drift_type")) {
            return oneSided(c);
        }
        DriftPreset preset =
                "fdr".equals(c.param("correction")) ? DriftPresets.alibiFalseDiscoveries() : DriftPresets.alibi();
        DatasetDrift drift = preset.compare(columns(c, c.reference()), columns(c, c.current()));
        String[] rule = drift.rule().split(" ", -1);
        return fields(
                "is_drift",
                drift.verdict() == Verdict.DRIFTED,
                "p_val",
                drift.columns().values().stream()
                        .map(result -> result.pValue().orElse(Double.NaN))
                        .toList(),
                "threshold",
                Double.parseDouble(rule[rule.length - 1]),
                "distance",
                drift.columns().values().stream()
                        .map(result -> result.statistic())
                        .toList());
    }

    private static Object oneSided(ReferenceCase c) {
        Alternative alternative = switch (c.param("alternative")) {
            case "greater" -> Alternative.GREATER;
            case "less" -> Alternative.LESS;
            default -> Alternative.TWO_SIDED;
        };
        ConfiguredTest test = NumericTests.kolmogorovSmirnov(alternative, PValueMethod.ASYMPTOTIC);
        Map<String, Sample> reference = columns(c, c.reference());
        List<Object> drifts = new ArrayList<>();
        List<Object> pValues = new ArrayList<>();
        List<Object> distances = new ArrayList<>();
        columns(c, c.current()).forEach((name, current) -> {
            var result = test.test(reference.get(name), current);
            drifts.add(result.verdict() == Verdict.DRIFTED);
            pValues.add(result.pValue().orElse(Double.NaN));
            distances.add(result.statistic());
        });
        return fields("is_drift", drifts, "p_val", pValues, "threshold", 0.05, "distance", distances);
    }
}
