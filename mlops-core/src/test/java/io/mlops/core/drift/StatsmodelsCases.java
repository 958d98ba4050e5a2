package io.mlops.core.drift;

import static io.mlops.core.drift.Measured.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.core.drift.counts.ProportionZ;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.Correction;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The functions of statsmodels by what we have for them. */
final class StatsmodelsCases {
    private static final Map<String, Correction> CORRECTIONS = Map.of(
            "bonferroni", Correction.BONFERRONI,
            "holm", Correction.HOLM,
            "holm-sidak", Correction.HOLM_SIDAK,
            "simes-hochberg", Correction.HOCHBERG,
            "sidak", Correction.SIDAK,
            "hommel", Correction.HOMMEL,
            "fdr_bh", Correction.BENJAMINI_HOCHBERG,
            "fdr_by", Correction.BENJAMINI_YEKUTIELI);

    private StatsmodelsCases() {}

    static Map<String, Function<ReferenceCase, Object>> all() {
        return Map.of(
                "multipletests", StatsmodelsCases::corrections,
                "proportions_ztest", StatsmodelsCases::proportions);
    }

    private static Object corrections(ReferenceCase c) {
        Correction correction = CORRECTIONS.get(c.param("method"));
        if (correction == null) {
            throw new Unable("a correction that is not among ours");
        }
        List<Double> adjusted = PValues.adjust(correction, ScipyCases.list(c.current()));
        double alpha = c.params().path("alpha").asDouble();
        return fields(
                "adjusted",
                adjusted,
                "reject",
                adjusted.stream().map(p -> p <= alpha).toList());
    }

    private static Object proportions(ReferenceCase c) {
        JsonNode hits = c.params().get("count");
        JsonNode sizes = c.params().get("nobs");
        Alternative alternative = switch (c.param("alternative")) {
            case "smaller" -> Alternative.LESS;
            case "larger" -> Alternative.GREATER;
            default -> Alternative.TWO_SIDED;
        };
        return Measured.test(
                new ProportionZ(alternative.hypothesis()),
                binary(hits.get(0).asLong(), sizes.get(0).asLong()),
                binary(hits.get(1).asLong(), sizes.get(1).asLong()));
    }

    private static CategoricalSample binary(long hits, long size) {
        return CategoricalSample.ofCounts(Map.of("0", size - hits, "1", hits), 0);
    }
}
