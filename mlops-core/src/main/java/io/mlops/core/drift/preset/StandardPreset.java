package io.mlops.core.drift.preset;

import io.mlops.core.drift.PValues;
import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.counts.MonteCarloHomogeneity;
import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.values.KolmogorovSmirnov;
import io.mlops.drift.Binning;
import io.mlops.drift.DatasetDrift;
import io.mlops.drift.DriftPreset;
import io.mlops.drift.DriftTest;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.Sample;
import io.mlops.drift.TestResult;
import io.mlops.drift.UnseenPolicy;
import io.mlops.drift.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.PValueMethod;

/** Ours: homogeneity tests, decided by the effect size, with false discoveries controlled over the columns. */
final class StandardPreset implements DriftPreset {
    private static final Measure VALUES = new KolmogorovSmirnov(AlternativeHypothesis.TWO_SIDED, PValueMethod.AUTO);
    private static final Measure CATEGORIES =
            new MonteCarloHomogeneity(Cells.of(Binning.distinctValues(), MissingPolicy.DROP, UnseenPolicy.KEEP));

    private final StandardLevels levels;

    StandardPreset(StandardLevels levels) {
        this.levels = levels;
    }

    @Override
    public String name() {
        return "standard";
    }

    @Override
    public List<String> flaws() {
        return List.of(
                "Kolmogorov-Smirnov sees changes in the far tails late.",
                "Values that depend on their predecessors, as hourly ones do, make p-values too small; only the effect"
                        + " size then guards against false alarms.");
    }

    @Override
    public DriftTest select(Sample reference, Sample current) {
        return new StandardTest(reference.kind() == Sample.Kind.CATEGORICAL ? CATEGORIES : VALUES, levels);
    }

    @Override
    public DatasetDrift compare(Map<String, Sample> reference, Map<String, Sample> current) {
        Map<String, TestResult> results = Columns.compare(
                reference, current, (then, now) -> select(then, now).test(then, now));
        List<String> tested = new ArrayList<>();
        List<Double> pValues = new ArrayList<>();
        results.forEach((column, result) -> result.pValue().ifPresent(p -> {
            tested.add(column);
            pValues.add(p);
        }));
        List<Double> adjusted = PValues.adjust(levels.correction(), pValues);
        Map<String, TestResult> decided = new LinkedHashMap<>(results);
        for (int i = 0; i < tested.size(); i++) {
            double p = adjusted.get(i);
            decided.computeIfPresent(tested.get(i), (column, result) -> StandardTest.decide(levels, result, p));
        }
        long drifted = Columns.count(decided, Verdict.DRIFTED);
        String rule = drifted + " of " + decided.size() + " columns drifted, one suffices";
        return new DatasetDrift(name(), decided, Columns.any(decided), rule);
    }
}
