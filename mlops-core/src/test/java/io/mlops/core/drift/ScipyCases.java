package io.mlops.core.drift;

import static io.mlops.core.drift.Measured.fields;
import static io.mlops.core.drift.ReferenceCase.numbers;
import static io.mlops.core.drift.ReferenceCase.numeric;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.bins.ShareTable;
import io.mlops.core.drift.counts.BinomialProportion;
import io.mlops.core.drift.counts.ChiSquare;
import io.mlops.core.drift.counts.FisherExact;
import io.mlops.core.drift.counts.GoodnessOfFit;
import io.mlops.core.drift.counts.ShareDistance;
import io.mlops.core.drift.law.KolmogorovOneSample;
import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.core.drift.values.AndersonDarling;
import io.mlops.core.drift.values.CdfDistance;
import io.mlops.core.drift.values.CdfGap;
import io.mlops.core.drift.values.CramerVonMises;
import io.mlops.core.drift.values.EppsSingleton;
import io.mlops.core.drift.values.KolmogorovSmirnov;
import io.mlops.core.drift.values.MannWhitney;
import io.mlops.core.drift.values.MeanDifference;
import io.mlops.drift.Binning;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.Correction;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.NumericSample;
import io.mlops.drift.SortedValues;
import io.mlops.drift.UnseenPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.jspecify.annotations.Nullable;

/** The functions of SciPy by what we have for them. */
final class ScipyCases {
    private static final Cells CELLS = Cells.of(Binning.distinctValues(), MissingPolicy.DROP, UnseenPolicy.KEEP);

    private ScipyCases() {}

    static Map<String, Function<ReferenceCase, Object>> all() {
        return Map.ofEntries(
                Map.entry("ks_2samp", ScipyCases::kolmogorovSmirnov),
                Map.entry("kstwo.sf", ScipyCases::oneSampleLaw),
                Map.entry("cramervonmises_2samp", c -> test(c, new CramerVonMises())),
                Map.entry("anderson_ksamp", c -> test(c, new AndersonDarling())),
                Map.entry("epps_singleton_2samp", c -> test(c, new EppsSingleton())),
                Map.entry("mannwhitneyu", ScipyCases::mannWhitney),
                Map.entry("ttest_ind", ScipyCases::means),
                Map.entry("wasserstein_distance", c -> distance(c, CdfDistance.WASSERSTEIN)),
                Map.entry("energy_distance", c -> distance(c, CdfDistance.ENERGY)),
                Map.entry("chisquare", c -> fit(c, false)),
                Map.entry("power_divergence", c -> fit(c, true)),
                Map.entry("chi2_contingency", ScipyCases::contingency),
                Map.entry("fisher_exact", ScipyCases::fisher),
                Map.entry("jensenshannon", ScipyCases::jensenShannon),
                Map.entry("entropy", ScipyCases::entropy),
                Map.entry("binomtest", ScipyCases::binomial),
                Map.entry("false_discovery_control", ScipyCases::falseDiscovery));
    }

    static void refuseMissing(NumericSample... samples) {
        for (NumericSample sample : samples) {
            if (sample.missing() > 0) {
                throw new Unable("missing values, which SciPy propagates");
            }
        }
    }

    private static Object test(ReferenceCase c, Measure measure) {
        NumericSample reference = numeric(c.reference());
        NumericSample current = numeric(c.current());
        refuseMissing(reference, current);
        return Measured.test(measure, reference, current);
    }

    private static Object distance(ReferenceCase c, Measure measure) {
        NumericSample reference = sample(c.reference(), c.params().get("u_weights"));
        NumericSample current = sample(c.current(), c.params().get("v_weights"));
        refuseMissing(reference, current);
        return Measured.distance(measure, reference, current);
    }

    /** Repeats values by their weights, which in these cases are multiples of one half, a tenth or a hundredth. */
    private static NumericSample sample(JsonNode values, @Nullable JsonNode weights) {
        if (weights == null) {
            return numeric(values);
        }
        double[] numbers = numbers(weights);
        int unit = IntStream.of(1, 2, 10, 100)
                .filter(parts ->
                        Arrays.stream(numbers).allMatch(w -> Math.abs(Math.rint(parts * w) - parts * w) < 1e-9))
                .findFirst()
                .orElseThrow(() -> new Unable("weights that are no multiples of a hundredth"));
        List<Double> repeated = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            repeated.addAll(Collections.nCopies(
                    (int) Math.rint(unit * numbers[i]), values.get(i).asDouble()));
        }
        return NumericSample.of(
                repeated.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static AlternativeHypothesis alternative(ReferenceCase c) {
        String given = c.params().path("alternative").asText("two-sided");
        String name = given.toUpperCase(Locale.ROOT).replace('-', '_');
        return Alternative.valueOf(name).hypothesis();
    }

    private static PValueMethod method(ReferenceCase c) {
        String name = c.param("method").toUpperCase(Locale.ROOT);
        return name.startsWith("ASYMP") ? PValueMethod.ASYMPTOTIC : PValueMethod.valueOf(name);
    }

    private static Object kolmogorovSmirnov(ReferenceCase c) {
        NumericSample reference = numeric(c.reference());
        NumericSample current = numeric(c.current());
        refuseMissing(reference, current);
        AlternativeHypothesis alternative = alternative(c);
        Map<String, @Nullable Object> fields =
                Measured.test(new KolmogorovSmirnov(alternative, method(c).method()), reference, current);
        CdfGap gap = CdfGap.of(reference.sorted(), current.sorted());
        boolean below = alternative == AlternativeHypothesis.LESS_THAN
                || (alternative == AlternativeHypothesis.TWO_SIDED && gap.below() > gap.above());
        long excess = below ? gap.below() : gap.above();
        double at = below ? gap.belowAt() : gap.aboveAt();
        fields.put("statistic_location", excess == 0 ? evenAt(reference.sorted(), current.sorted()) : at);
        fields.put("statistic_sign", below ? -1 : 1);
        return fields;
    }

    /** Where the two distribution functions are equal first, in the order in which SciPy goes through the values. */
    private static double evenAt(SortedValues first, SortedValues second) {
        return DoubleStream.concat(Arrays.stream(first.toArray()), Arrays.stream(second.toArray()))
                .filter(x -> (long) first.countBelow(Math.nextUp(x)) * second.size()
                        == (long) second.countBelow(Math.nextUp(x)) * first.size())
                .findFirst()
                .orElseThrow();
    }

    private static Object oneSampleLaw(ReferenceCase c) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < c.reference().size(); i++) {
            values.add(KolmogorovOneSample.survival(
                    c.current().get(i).asDouble(), c.reference().get(i).asLong()));
        }
        return values;
    }

    private static Object mannWhitney(ReferenceCase c) {
        boolean continuity = c.params().path("use_continuity").asBoolean(true);
        return test(c, new MannWhitney(alternative(c), method(c).method(), continuity));
    }

    private static Object means(ReferenceCase c) {
        NumericSample reference = numeric(c.reference());
        NumericSample current = numeric(c.current());
        refuseMissing(reference, current);
        MeanDifference test = new MeanDifference(c.params().path("equal_var").asBoolean(), alternative(c));
        Map<String, @Nullable Object> fields = Measured.test(test, reference, current);
        fields.put("df", test.degreesOfFreedom(reference, current));
        return fields;
    }

    static ShareTable table(ReferenceCase c) {
        return ShareTable.of(numbers(c.reference()), numbers(c.current()));
    }

    private static Object fit(ReferenceCase c, boolean likelihood) {
        refuseEmpty(table(c));
        Measurement measurement = new GoodnessOfFit(CELLS, likelihood, false).fit(table(c));
        if (!measurement.made()) {
            throw new Unable(measurement.problem());
        }
        int estimated = c.params().path("ddof").asInt();
        double p = estimated == 0
                ? measurement.pValue().orElseThrow()
                : ChiSquare.survival(measurement.statistic(), table(c).cells() - 1 - estimated);
        return fields("statistic", measurement.statistic(), "pvalue", p);
    }

    private static void refuseEmpty(ShareTable table) {
        if (table.referenceSize() == 0 || table.currentSize() == 0) {
            throw new Unable("an empty side");
        }
    }

    private static Object contingency(ReferenceCase c) {
        ShareTable table = table(c);
        refuseEmpty(table);
        int freedom = ChiSquare.degreesOfFreedom(table);
        if (freedom + 1 < table.cells()) {
            throw new Unable("a cell that is empty on both sides");
        }
        double statistic =
                ChiSquare.homogeneity(table, c.params().path("correction").asBoolean());
        double p = freedom == 0 ? 1 : ChiSquare.survival(statistic, freedom);
        return fields("statistic", statistic, "pvalue", p, "dof", freedom);
    }

    private static CategoricalSample binary(JsonNode counts) {
        return CategoricalSample.ofCounts(
                Map.of("a", counts.get(0).asLong(), "b", counts.get(1).asLong()), 0);
    }

    private static Object fisher(ReferenceCase c) {
        Map<String, @Nullable Object> fields =
                Measured.test(new FisherExact(alternative(c)), binary(c.reference()), binary(c.current()));
        fields.put("odds_ratio", fields.get("statistic"));
        return fields;
    }

    private static Object jensenShannon(ReferenceCase c) {
        double nats = ShareDistance.JENSEN_SHANNON.between(numbers(c.reference()), numbers(c.current()));
        return fields("distance", nats / Math.sqrt(Math.log(base(c))));
    }

    private static Object entropy(ReferenceCase c) {
        double nats = ShareDistance.KULLBACK_LEIBLER.between(numbers(c.reference()), numbers(c.current()));
        return fields("kl", nats / Math.log(base(c)));
    }

    private static double base(ReferenceCase c) {
        JsonNode base = c.params().path("base");
        return base.isNumber() ? base.asDouble() : Math.E;
    }

    private static Object binomial(ReferenceCase c) {
        JsonNode params = c.params();
        double p = new BinomialProportion(alternative(c))
                .pValue(
                        params.path("k").asInt(),
                        params.path("n").asInt(),
                        params.path("p").asDouble());
        return fields("pvalue", p);
    }

    private static Object falseDiscovery(ReferenceCase c) {
        Correction correction =
                "by".equals(c.param("method")) ? Correction.BENJAMINI_YEKUTIELI : Correction.BENJAMINI_HOCHBERG;
        return fields("adjusted", PValues.adjust(correction, list(c.current())));
    }

    static List<Double> list(JsonNode node) {
        return Arrays.stream(numbers(node)).boxed().toList();
    }
}
