package io.mlops.core.drift.preset;

import io.mlops.core.drift.bins.Tables;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.DatasetDrift;
import io.mlops.drift.DriftPreset;
import io.mlops.drift.DriftTest;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Evidently 0.7.23 does by default. */
final class EvidentlyPreset implements DriftPreset {
    private static final int SMALL_REFERENCE = 1_000;
    private static final int FEW_VALUES = 5;

    private final double driftShare;

    EvidentlyPreset(double driftShare) {
        this.driftShare = driftShare;
    }

    @Override
    public String name() {
        return "evidently-0.7";
    }

    @Override
    public List<String> flaws() {
        return List.of(
                "The chi-square test takes the reference for the true distribution: without drift it alarms on 65 to"
                        + " 83 % of columns of 20 categories at a level of 5 %.",
                "Distances are compared with 0.1 whatever the sample size: at 100 values a side they alarm on 90 to"
                        + " 100 % of columns without drift.",
                "The choice of the test depends on the size of the reference alone.",
                "A category that the reference lacks gives a p-value of 0, however rare it is.",
                "The Mann-Whitney test sees upward shifts only.",
                "The Cramer-von Mises test fails on many pairs of samples of at most 20 values.",
                "No correction is made for testing several columns.",
                "Infinite values are dropped as missing ones.");
    }

    @Override
    public DriftTest select(Sample reference, Sample current) {
        return EvidentlyTests.named(methodOf(clean(reference), clean(current)));
    }

    private static String methodOf(Sample reference, Sample current) {
        long values = distinct(reference, current);
        boolean numeric = reference.kind() == Sample.Kind.NUMERIC;
        if (reference.size() > SMALL_REFERENCE) {
            return numeric && values > FEW_VALUES ? "wasserstein" : "jensenshannon";
        }
        if (numeric && values > FEW_VALUES) {
            return "ks";
        }
        return values > 2 ? "chisquare" : "z";
    }

    private static long distinct(Sample reference, Sample current) {
        if (reference instanceof NumericSample then && current instanceof NumericSample now) {
            return Tables.distinct(then.sorted(), now.sorted()).cells();
        }
        Set<String> names = new HashSet<>();
        for (Sample sample : List.of(reference, current)) {
            if (sample instanceof CategoricalSample categories) {
                names.addAll(categories.counts().keySet());
            }
        }
        return names.size();
    }

    private static Sample clean(Sample sample) {
        if (sample instanceof NumericSample numeric) {
            return numeric.finite();
        }
        return sample;
    }

    private static Sample dropped(Sample sample) {
        return sample instanceof CategoricalSample categories
                ? new CategoricalSample(categories.counts(), 0)
                : clean(sample);
    }

    @Override
    public DatasetDrift compare(Map<String, Sample> reference, Map<String, Sample> current) {
        Map<String, TestResult> results = Columns.compare(reference, current, this::column);
        double share = (double) Columns.count(results, Verdict.DRIFTED) / results.size();
        Verdict verdict = Columns.any(results);
        if (verdict == Verdict.DRIFTED && share < driftShare) {
            verdict = Verdict.STABLE;
        }
        String sign = share >= driftShare ? ">=" : "<";
        String rule = String.format(Locale.ROOT, "share of drifted columns %.4g %s %.4g", share, sign, driftShare);
        return new DatasetDrift(name(), results, verdict, rule);
    }

    private TestResult column(Sample reference, Sample current) {
        return select(reference, current).test(dropped(reference), dropped(current));
    }
}
