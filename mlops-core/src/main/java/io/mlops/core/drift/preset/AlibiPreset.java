package io.mlops.core.drift.preset;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.counts.Homogeneity;
import io.mlops.core.drift.decision.MeasuredTest;
import io.mlops.core.drift.values.KolmogorovSmirnov;
import io.mlops.drift.Binning;
import io.mlops.drift.DatasetDrift;
import io.mlops.drift.DriftPreset;
import io.mlops.drift.DriftTest;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.Sample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Threshold;
import io.mlops.drift.UnseenPolicy;
import io.mlops.drift.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * What alibi-detect 0.13 does with tables by default: Kolmogorov-Smirnov and chi-square over all columns as one batch, which
 * drifts when one p-value falls below a corrected level.
 */
final class AlibiPreset implements DriftPreset {
    private static final double LEVEL = 0.05;
    private static final DriftTest VALUES = new MeasuredTest(
            new KolmogorovSmirnov(AlternativeHypothesis.TWO_SIDED, PValueMethod.ASYMPTOTIC),
            Threshold.significance(LEVEL));
    private static final DriftTest CATEGORIES = new MeasuredTest(
            new Homogeneity(Cells.of(Binning.distinctValues(), MissingPolicy.DROP, UnseenPolicy.KEEP), false, true),
            Threshold.significance(LEVEL));

    private final boolean falseDiscoveries;

    /** Makes the preset with Bonferroni's correction, or with that for false discoveries. */
    AlibiPreset(boolean falseDiscoveries) {
        this.falseDiscoveries = falseDiscoveries;
    }

    @Override
    public String name() {
        return falseDiscoveries ? "alibi-0.13-fdr" : "alibi-0.13";
    }

    @Override
    public List<String> flaws() {
        return List.of(
                "Every p-value is asymptotic, also those of a few values.",
                "Significance alone decides: with enough values any difference is drift, however small.",
                "Tables of 2 x 2 are corrected for continuity, which costs power.",
                "The library computes in 32 bits; its figures agree with these to about six digits.");
    }

    @Override
    public DriftTest select(Sample reference, Sample current) {
        return reference.kind() == Sample.Kind.CATEGORICAL ? CATEGORIES : VALUES;
    }

    @Override
    public DatasetDrift compare(Map<String, Sample> reference, Map<String, Sample> current) {
        Map<String, TestResult> results = Columns.compare(
                reference, current, (then, now) -> select(then, now).test(then, now));
        double level = level(results);
        Map<String, TestResult> decided = new LinkedHashMap<>();
        results.forEach((column, result) -> decided.put(column, decide(result, level)));
        Verdict verdict = Columns.any(decided);
        String rule = String.format(
                Locale.ROOT,
                "%d of %d columns below %.4g",
                Columns.count(decided, Verdict.DRIFTED),
                decided.size(),
                level);
        return new DatasetDrift(name(), decided, verdict, rule);
    }

    private static TestResult decide(TestResult result, double level) {
        if (result.pValue().isEmpty()) {
            return result;
        }
        double p = result.pValue().getAsDouble();
        String rule = String.format(Locale.ROOT, "p-value %.4g %s %.4g", p, p < level ? "<" : ">=", level);
        return result.withVerdict(p < level ? Verdict.DRIFTED : Verdict.STABLE, rule);
    }

    /** The level of one column: alpha / d, or the largest q i / d that the i-th smallest p-value is below. */
    private double level(Map<String, TestResult> results) {
        double[] sorted = results.values().stream()
                .filter(result -> result.pValue().isPresent())
                .mapToDouble(result -> result.pValue().getAsDouble())
                .sorted()
                .toArray();
        double level = LEVEL / Math.max(1, sorted.length);
        for (int i = 1; falseDiscoveries && i < sorted.length; i++) {
            double step = LEVEL * (i + 1) / sorted.length;
            level = sorted[i] < step ? step : level;
        }
        return level;
    }
}
