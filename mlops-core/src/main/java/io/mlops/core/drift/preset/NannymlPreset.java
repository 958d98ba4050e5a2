package io.mlops.core.drift.preset;

import io.mlops.drift.DatasetDrift;
import io.mlops.drift.DriftPreset;
import io.mlops.drift.DriftTest;
import io.mlops.drift.Sample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import java.util.List;
import java.util.Map;

/** What NannyML 0.13.1 does by default: Jensen-Shannon distances against ten chunks of the reference. */
final class NannymlPreset implements DriftPreset {
    @Override
    public String name() {
        return "nannyml-0.13";
    }

    @Override
    public List<String> flaws() {
        return List.of(
                "The threshold comes from chunks of the reference that are part of it: it fits current samples of the"
                        + " size of a chunk, and no other.",
                "Ten chunks estimate mean and deviation roughly; the rate of false alarms is not controlled.",
                "Categories that the reference lacks are one.",
                "The binned Wasserstein distance counts one value too many below the range of the reference.",
                "The chi-square test corrects tables of 2 x 2 for continuity, which costs power.",
                "No correction is made for testing several columns.");
    }

    @Override
    public DriftTest select(Sample reference, Sample current) {
        return NannymlTests.named("jensen_shannon");
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
