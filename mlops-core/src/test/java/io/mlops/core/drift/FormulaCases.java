package io.mlops.core.drift;

import static io.mlops.core.drift.EvidentlyCases.vectors;
import static io.mlops.core.drift.Measured.fields;
import static io.mlops.core.drift.ReferenceCase.numeric;

import io.mlops.core.drift.bins.Edges;
import io.mlops.core.drift.bins.ShareTable;
import io.mlops.core.drift.bins.Tables;
import io.mlops.core.drift.preset.DriftPresets;
import io.mlops.drift.Binning;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Threshold;
import io.mlops.drift.ZeroFill;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Formulas of the literature that were computed without a library. */
final class FormulaCases {
    private FormulaCases() {}

    static Map<String, Function<ReferenceCase, Object>> all() {
        return Map.of(
                "psi_classic_deciles", FormulaCases::deciles,
                "alibi.mmd2", FormulaCases::discrepancy,
                "linf_jsd_formulas", FormulaCases::counts);
    }

    private static Object deciles(ReferenceCase c) {
        NumericSample reference = numeric(c.reference());
        NumericSample current = numeric(c.current());
        Binning binning = Binning.quantiles(c.params().path("bins").asInt(), Binning.Source.REFERENCE);
        ZeroFill fill = ZeroFill.floor(c.params().path("epsilon").asDouble());
        ConfiguredTest index =
                Distances.populationStabilityIndex(binning, fill).withThreshold(Threshold.constant(0.25));
        double[] edges = Edges.of(binning, reference.sorted());
        ShareTable table = Tables.between(reference, current, edges);
        return fields(
                "psi",
                Measured.score(index.test(reference, current)),
                "edges",
                list(edges),
                "ref",
                list(table.referenceShares()),
                "cur",
                list(table.currentShares()));
    }

    /** Deequ's and TFDV's distances of category counts. */
    private static Object counts(ReferenceCase c) {
        SortedMap<String, Long> then = new TreeMap<>();
        SortedMap<String, Long> now = new TreeMap<>();
        for (int i = 0; i < c.reference().size(); i++) {
            then.put("c" + i, c.reference().get(i).asLong());
            now.put("c" + i, c.current().get(i).asLong());
        }
        CategoricalSample reference = new CategoricalSample(then, 0);
        CategoricalSample current = new CategoricalSample(now, 0);
        Binning cells = Binning.distinctValues();
        double plain =
                Measured.score(DriftPresets.tfdv().select(reference, current).test(reference, current));
        return fields(
                "tfdv_linf",
                plain,
                "tfdv_jsd_log2_divergence",
                Measured.score(Distances.jensenShannonDivergence(cells, 2)
                        .withThreshold(Threshold.constant(0.1))
                        .test(reference, current)),
                "deequ_linf_simple",
                plain,
                "deequ_linf_robust",
                Measured.score(DriftPresets.deequ().select(reference, current).test(reference, current)),
                "deequ_linf_robust_alpha_0.05",
                Measured.score(
                        DriftPresets.deequ(0.05).select(reference, current).test(reference, current)));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static Object discrepancy(ReferenceCase c) {
        KernelDiscrepancy rule = KernelDiscrepancy.REFERENCE_PAIRS;
        return fields(
                "sigma",
                rule.bandwidth(vectors(c.reference()), vectors(c.current())),
                "mmd2",
                rule.squared(vectors(c.reference()), vectors(c.current())));
    }
}
