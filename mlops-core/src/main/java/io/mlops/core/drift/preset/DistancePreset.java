package io.mlops.core.drift.preset;

import io.mlops.core.drift.decision.MeasuredTest;
import io.mlops.core.drift.measure.Measure;
import io.mlops.drift.DatasetDrift;
import io.mlops.drift.DriftPreset;
import io.mlops.drift.DriftTest;
import io.mlops.drift.Sample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Threshold;
import io.mlops.drift.Verdict;
import java.util.List;
import java.util.Map;

/** One distance for numbers and one for categories, and one drifted column suffices: what NannyML, Deequ and TFDV do. */
final class DistancePreset implements DriftPreset {
    private final String name;
    private final DriftTest numbers;
    private final DriftTest categories;
    private final List<String> flaws;

    private DistancePreset(String name, DriftTest numbers, DriftTest categories, List<String> flaws) {
        this.name = name;
        this.numbers = numbers;
        this.categories = categories;
        this.flaws = List.copyOf(flaws);
    }

    static DriftPreset nannyml() {
        DriftTest shares = NannymlTests.named("jensen_shannon");
        return new DistancePreset(
                "nannyml-0.13",
                shares,
                shares,
                List.of(
                        "The threshold comes from chunks of the reference that are part of it: it fits current samples of the"
                                + " size of a chunk, and no other.",
                        "Ten chunks estimate mean and deviation roughly; the rate of false alarms is not controlled.",
                        "Categories that the reference lacks are one.",
                        "The binned Wasserstein distance counts one value too many below the range of the reference.",
                        "The chi-square test corrects tables of 2 x 2 for continuity, which costs power.",
                        "No correction is made for testing several columns."));
    }

    static DriftPreset deequ(double allowance) {
        DriftTest robust = above(new RobustGap(allowance), 0.1);
        return new DistancePreset(
                "deequ",
                robust,
                robust,
                List.of(
                        "What is taken off for small samples does not know how many categories there are.",
                        "The robust distance is what correctForLowNumberOfSamples=false gives, as the flag reads inverted.",
                        "Deequ itself has no threshold; 0.1 is that of SageMaker Model Monitor, which is built on it.",
                        "Below 100 values a side only a distance above 0.35 is drift.",
                        "Its numeric distance comes from random sketches, so two runs differ; this one is exact.",
                        "No correction is made for testing several columns."));
    }

    static DriftPreset tfdv(double threshold) {
        return new DistancePreset(
                "tfdv",
                above(new MergedHistograms(), threshold),
                above(new RobustGap(0), threshold),
                List.of(
                        "The library has no threshold of its own, and one value fits neither all columns nor all sample"
                                + " sizes.",
                        "Ten bins of equal width over each side's own range: one far value empties all bins but one.",
                        "The largest difference of shares does not see many small ones.",
                        "No correction is made for testing several columns."));
    }

    private static DriftTest above(Measure measure, double limit) {
        return new MeasuredTest(measure, Threshold.constant(limit).comparing(Threshold.Comparison.GREATER));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> flaws() {
        return flaws;
    }

    @Override
    public DriftTest select(Sample reference, Sample current) {
        return reference.kind() == Sample.Kind.CATEGORICAL ? categories : numbers;
    }

    @Override
    public DatasetDrift compare(Map<String, Sample> reference, Map<String, Sample> current) {
        Map<String, TestResult> results = Columns.compare(
                reference, current, (then, now) -> select(then, now).test(then, now));
        long drifted = Columns.count(results, Verdict.DRIFTED);
        String rule = drifted + " of " + results.size() + " columns drifted, one suffices";
        return new DatasetDrift(name(), results, Columns.any(results), rule);
    }
}
