package io.mlops.core.drift;

import static io.mlops.core.drift.Measured.fields;
import static io.mlops.core.drift.ReferenceCase.categories;
import static io.mlops.core.drift.ReferenceCase.numeric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mlops.core.drift.preset.NannymlTests;
import io.mlops.drift.Sample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** NannyML's univariate methods, by its preset, and with them all others. */
final class NannymlCases {
    private static final List<String> METHODS =
            List.of("jensen_shannon", "hellinger", "kolmogorov_smirnov", "wasserstein", "chi2", "l_infinity");

    private NannymlCases() {}

    static Map<String, Function<ReferenceCase, Object>> all() {
        Map<String, Function<ReferenceCase, Object>> cases = new HashMap<>();
        for (String method : METHODS) {
            cases.put("nannyml." + method, c -> univariate(c, method));
        }
        cases.putAll(NannymlChunkCases.all());
        cases.putAll(NannymlPerformanceCases.all());
        return cases;
    }

    private static Object univariate(ReferenceCase c, String method) {
        JsonNode computation = c.params().path("computation_params");
        boolean estimated =
                "estimated".equals(computation.path("calculation_method").asText());
        String name = estimated ? method + ":" + computation.path("n_bins").asInt() : method;
        Sample reference = whole(c, c.reference());
        TestResult result = NannymlTests.prepare(name, reference, chunks(c)).test(whole(c, c.current()));
        if (result.verdict() == Verdict.INSUFFICIENT_DATA) {
            throw new Unable(result.rule());
        }
        return fields(
                "value",
                result.statistic(),
                "alert",
                result.verdict() == Verdict.DRIFTED,
                "pvalue",
                result.pValue().isPresent() ? result.pValue().getAsDouble() : null,
                "upper_threshold",
                "chi2".equals(method) ? null : NannymlTests.limit(name, reference, chunks(c)));
    }

    private static Sample whole(ReferenceCase c, JsonNode values) {
        return "continuous".equals(c.param("feature_type")) ? numeric(values) : categories(values);
    }

    private static List<Sample> chunks(ReferenceCase c) {
        int size = c.params().path("chunk_size").asInt();
        List<Sample> chunks = new ArrayList<>();
        for (int from = 0; from < c.reference().size(); from += size) {
            ArrayNode chunk = JsonNodeFactory.instance.arrayNode();
            for (int i = from; i < Math.min(from + size, c.reference().size()); i++) {
                chunk.add(c.reference().get(i));
            }
            chunks.add(whole(c, chunk));
        }
        return chunks;
    }
}
