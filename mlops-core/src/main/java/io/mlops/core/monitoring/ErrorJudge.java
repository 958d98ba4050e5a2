package io.mlops.core.monitoring;

import io.mlops.drift.Verdict;
import io.mlops.monitoring.ErrorLimit;
import io.mlops.monitoring.ErrorMeasure;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.monitoring.Performance;
import io.mlops.registry.ModelVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measures the error of a window with the outcomes that came, and judges it by the version's own error at training. Immutable. */
final class ErrorJudge {
    private final MonitorSpec spec;
    private final Outcomes outcomes;
    private final VersionFacts versions;

    ErrorJudge(MonitorSpec spec, Outcomes outcomes, VersionFacts versions) {
        this.spec = spec;
        this.outcomes = outcomes;
        this.versions = versions;
    }

    Performance judge(ErrorCell cell, Optional<ModelVersion> version, ErrorWatch watch) {
        ErrorMeasure measure = spec.errorLimit().map(ErrorLimit::measure).orElse(ErrorMeasure.MEAN_ABSOLUTE_ERROR);
        OptionalDouble baseline = baseline(version);
        Optional<Instant> changedAt = Optional.empty();
        double sum = 0;
        long count = 0;
        for (int i = 0; i < cell.size(); i++) {
            OptionalDouble outcome = outcomes.find(cell.id(i));
            Instant at = cell.at(i);
            if (outcome.isPresent() && Double.isFinite(cell.prediction(i))) {
                sum += loss(measure, cell.prediction(i), outcome.getAsDouble());
                count++;
                double difference = cell.prediction(i) - outcome.getAsDouble();
                if (version.isPresent()
                        && watch.changes(version.get().version(), difference, baseline.orElse(Double.NaN))) {
                    changedAt = changedAt.or(() -> Optional.of(at));
                }
            }
        }
        OptionalDouble error = count == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean(measure, sum, count));
        return new Performance(count, error, baseline, verdict(count, error, baseline), changedAt);
    }

    private static double loss(ErrorMeasure measure, double prediction, double outcome) {
        double difference = prediction - outcome;
        return switch (measure) {
            case MEAN_ABSOLUTE_ERROR -> Math.abs(difference);
            case ROOT_MEAN_SQUARED_ERROR -> difference * difference;
            case ERROR_RATE -> difference == 0 ? 0 : 1;
        };
    }

    private static double mean(ErrorMeasure measure, double sum, long count) {
        double mean = sum / count;
        return measure == ErrorMeasure.ROOT_MEAN_SQUARED_ERROR ? Math.sqrt(mean) : mean;
    }

    private OptionalDouble baseline(Optional<ModelVersion> version) {
        if (version.isEmpty() || spec.errorLimit().isEmpty()) {
            return OptionalDouble.empty();
        }
        return versions.metric(version.get(), spec.errorLimit().get().baselineMetric());
    }

    /** Without a limit nothing is judged, and without a baseline or outcomes nothing can be: that is never 'no error'. */
    private Verdict verdict(long count, OptionalDouble error, OptionalDouble baseline) {
        if (spec.errorLimit().isEmpty() || error.isEmpty() || baseline.isEmpty()) {
            return Verdict.INSUFFICIENT_DATA;
        }
        ErrorLimit limit = spec.errorLimit().get();
        if (count < limit.minimumOutcomes() || !Double.isFinite(baseline.getAsDouble())) {
            return Verdict.INSUFFICIENT_DATA;
        }
        return error.getAsDouble() > limit.factor() * baseline.getAsDouble() ? Verdict.DRIFTED : Verdict.STABLE;
    }
}
