package io.mlops.core.drift.decision;

import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.DriftTest;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.Sample;
import io.mlops.drift.SampleSizes;
import io.mlops.drift.TestResult;
import io.mlops.drift.Threshold;
import java.util.List;
import java.util.Set;

/**
 * A measure with a threshold; immutable.
 *
 * @param measure the measure
 * @param threshold when a measurement is drift
 * @param missing what missing values do; a measure that counts them as a category was made so
 * @param minimum least number of values a side, at least 1
 */
public record MeasuredTest(Measure measure, Threshold threshold, MissingPolicy missing, long minimum)
        implements DriftTest {
    /**
     * Makes a test that drops missing values and needs one value a side.
     *
     * @param measure the measure
     * @param threshold when a measurement is drift
     */
    public MeasuredTest(Measure measure, Threshold threshold) {
        this(measure, threshold, MissingPolicy.DROP, 1);
    }

    @Override
    public String name() {
        return measure.method();
    }

    @Override
    public Set<Sample.Kind> accepts() {
        return measure.accepts();
    }

    @Override
    public Prepared prepare(Sample reference) {
        boolean chunked = threshold.rule() == Threshold.Rule.DEVIATIONS;
        return prepare(reference, chunked ? Chunks.ten(reference) : List.of());
    }

    /**
     * Takes a reference and the chunks of it that set a threshold of {@link Threshold.Rule#DEVIATIONS}.
     *
     * @param reference the whole reference
     * @param chunks its chunks; without meaning for other thresholds
     */
    public Prepared prepare(Sample reference, List<? extends Sample> chunks) {
        Decision decision = new Decision(measure, threshold, reference);
        double limit = limit(reference, chunks);
        return current -> {
            String obstacle = obstacle(reference, current);
            if (!obstacle.isEmpty()) {
                return TestResult.insufficient(name(), SampleSizes.of(reference, current), obstacle);
            }
            Measurement measurement = measure.measure(reference, current);
            return decision.decide(measurement, current, limit);
        };
    }

    /**
     * Returns the threshold that chunks of the reference set, NaN where they set none.
     *
     * @param reference the whole reference
     * @param chunks its chunks
     */
    public double limit(Sample reference, List<? extends Sample> chunks) {
        boolean fits = accepts().contains(reference.kind());
        return fits ? new Decision(measure, threshold, reference).limitOf(chunks) : Double.NaN;
    }

    private String obstacle(Sample reference, Sample current) {
        if (reference.kind() != current.kind() || !accepts().contains(current.kind())) {
            return "samples of kind " + reference.kind() + " and " + current.kind() + " do not fit";
        }
        long lacking = reference.missing() + current.missing();
        if (missing == MissingPolicy.FAIL && lacking > 0) {
            return lacking + " missing values, and none is allowed";
        }
        if (Math.min(reference.size(), current.size()) < minimum) {
            return "fewer than " + minimum + " values on one side, missing ones not counted";
        }
        return "";
    }
}
