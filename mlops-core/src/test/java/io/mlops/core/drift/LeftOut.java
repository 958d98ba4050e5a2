package io.mlops.core.drift;

import java.util.Map;

/** Why a case of the reference is not covered, by library or by method; printed with each run. */
final class LeftOut {
    private static final String OTHER_DETECTOR = "a detector that is not among ours";
    private static final String NOT_DEFAULT = "the preset has the defaults for tables; the test is compared with SciPy";
    private static final String OTHER_RULES = "ours has the rules of River, which differ";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("evidently.infer_column_type", "here a schema tells what a column is"),
            Map.entry("alibi.CVMDrift", NOT_DEFAULT),
            Map.entry("alibi.FETDrift", NOT_DEFAULT),
            Map.entry(
                    "alibi.CVMDriftOnline",
                    "its thresholds are simulated; online detectors are those of River and MOA"),
            Map.entry(
                    "alibi.FETDriftOnline",
                    "its thresholds are simulated; online detectors are those of River and MOA"),
            Map.entry("alibi.classifier_test_probs", "it judges a classifier that was trained to tell the sides apart"),
            Map.entry("frouros.KL", "its bins are NumPy's 'auto', which is no rule of ours"),
            Map.entry("frouros.JS", "its bins are NumPy's 'auto', which is no rule of ours"),
            Map.entry("frouros.MMD", "its kernel has a fixed bandwidth, ours takes it from the data"),
            Map.entry("frouros.KuiperTest", "it takes the Kolmogorov-Smirnov statistic for Kuiper's"),
            Map.entry("frouros.GeometricMovingAverage", OTHER_DETECTOR),
            Map.entry("frouros.RDDM", OTHER_DETECTOR),
            Map.entry("frouros.ECDDWT", OTHER_DETECTOR),
            Map.entry("frouros.STEPD", OTHER_DETECTOR),
            Map.entry("frouros.PageHinkley", OTHER_RULES),
            Map.entry("frouros.EDDM", OTHER_RULES),
            Map.entry("frouros.HDDMA", OTHER_RULES),
            Map.entry("frouros.HDDMW", OTHER_RULES),
            Map.entry("frouros.ADWIN", OTHER_RULES),
            Map.entry("whylogs.KS", "it compares random sketches, so that two runs differ"),
            Map.entry("whylogs.Hellinger", "it compares random sketches, so that two runs differ"),
            Map.entry("whylogs.ChiSquare", "it cuts expected counts down to whole numbers"),
            Map.entry("moa.ADWINChangeDetector", "it reports rises alone; ours reports both ways"),
            Map.entry("moa.EDDM", OTHER_RULES),
            Map.entry("moa.PageHinkleyDM", OTHER_RULES),
            Map.entry("moa.EWMAChartDM", OTHER_DETECTOR),
            Map.entry("moa.GeometricMovingAverageDM", OTHER_DETECTOR),
            Map.entry("moa.RDDM", OTHER_DETECTOR),
            Map.entry("moa.SEEDChangeDetector", OTHER_DETECTOR),
            Map.entry("moa.STEPD", OTHER_DETECTOR));

    private LeftOut() {}

    static String reason(String method) {
        return REASONS.getOrDefault(method, "nothing of ours computes it");
    }
}
