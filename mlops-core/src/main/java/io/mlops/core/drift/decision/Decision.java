package io.mlops.core.drift.decision;

import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.EffectSize;
import io.mlops.drift.Sample;
import io.mlops.drift.SampleSizes;
import io.mlops.drift.TestResult;
import io.mlops.drift.Threshold;
import io.mlops.drift.Verdict;
import java.util.List;
import java.util.Locale;

/** Turns measurements against one reference into verdicts. */
record Decision(Measure measure, Threshold threshold, Sample reference) {
    /** Mean and deviations of the statistic over chunks of the reference; NaN without chunks. */
    double limitOf(List<? extends Sample> chunks) {
        if (threshold.rule() != Threshold.Rule.DEVIATIONS || reference.size() == 0) {
            return Double.NaN;
        }
        double[] statistics = chunks.stream()
                .filter(chunk -> chunk.size() > 0)
                .map(chunk -> measure.measure(reference, chunk))
                .filter(Measurement::made)
                .mapToDouble(this::figure)
                .toArray();
        double mean = 0;
        for (double statistic : statistics) {
            mean += statistic / statistics.length;
        }
        double square = 0;
        for (double statistic : statistics) {
            square += (statistic - mean) * (statistic - mean) / statistics.length;
        }
        return statistics.length == 0 ? Double.NaN : mean + threshold.value() * Math.sqrt(square);
    }

    TestResult decide(Measurement measurement, Sample current, double deviations) {
        SampleSizes sizes = SampleSizes.of(reference, current);
        if (!measurement.made()) {
            return TestResult.insufficient(measure.method(), sizes, measurement.problem());
        }
        double figure = figure(measurement);
        if (Double.isNaN(figure)) {
            return TestResult.insufficient(
                    measure.method(), sizes, "the threshold asks for a figure that " + measure.method() + " lacks");
        }
        double limit = switch (threshold.rule()) {
            case CONSTANT -> threshold.value();
            case DEVIATIONS -> deviations;
            case CALIBRATED ->
                Calibration.limit(measure, this::figure, threshold.value()).of(reference, current);
        };
        if (Double.isNaN(limit)) {
            return TestResult.insufficient(measure.method(), sizes, "the reference gives no threshold");
        }
        boolean drifted = threshold.comparison().holds(figure, limit);
        return new TestResult(
                measure.method(),
                measurement.statistic(),
                measurement.pValue(),
                measurement.effect(),
                sizes,
                drifted ? Verdict.DRIFTED : Verdict.STABLE,
                rule(figure, limit, drifted));
    }

    private double figure(Measurement measurement) {
        return switch (threshold.subject()) {
            case STATISTIC -> measurement.statistic();
            case P_VALUE -> measurement.pValue().orElse(Double.NaN);
            case EFFECT_SIZE ->
                measurement.effect().map(EffectSize::value).map(Math::abs).orElse(Double.NaN);
        };
    }

    private String rule(double figure, double limit, boolean drifted) {
        String subject = switch (threshold.subject()) {
            case STATISTIC -> measure.method();
            case P_VALUE -> "p-value";
            case EFFECT_SIZE -> "effect size";
        };
        String origin = switch (threshold.rule()) {
            case CONSTANT -> "";
            case DEVIATIONS -> " (mean and " + threshold.value() + " deviations over reference chunks)";
            case CALIBRATED -> " (reached without drift at these sizes with probability " + threshold.value() + ")";
        };
        String sign = (drifted ? "" : "not ") + threshold.comparison().sign();
        return String.format(Locale.ROOT, "%s %.4g %s %.4g%s", subject, figure, sign, limit, origin);
    }
}
