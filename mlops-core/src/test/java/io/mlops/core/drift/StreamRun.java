package io.mlops.core.drift;

import static io.mlops.core.drift.Measured.fields;

import io.mlops.core.drift.stream.Detectors;
import io.mlops.drift.stream.ChangeDetector;
import io.mlops.drift.stream.Correctness;
import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ErrorDetector;
import io.mlops.drift.stream.ValueDetector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A detector's way through the stream of a case, as the reference reports it. */
final class StreamRun {
    private static final int FIRST_WARNINGS = 10;
    private static final Set<String> REMARKS = Set.of("note", "config");

    private final ChangeDetector detector;
    private final List<Integer> drifts = new ArrayList<>();
    private final List<Integer> warnings = new ArrayList<>();

    /** Runs the detector of a name with the parameters of the case, which bear the same names as ours. */
    StreamRun(ReferenceCase c, String detector, double error) {
        this(c, spec(c, detector), error, false);
    }

    /** {@code warnsAtDrift}: whether the reference still warns at the value at which it sees a drift. */
    StreamRun(ReferenceCase c, DetectorSpec spec, double error, boolean warnsAtDrift) {
        this.detector = Detectors.of(spec);
        double[] values = ReferenceCase.numbers(c.current());
        for (int i = 0; i < values.length; i++) {
            boolean warned = detector.level() == DetectorLevel.WARNING;
            DetectorLevel level = update(values[i], error);
            if (level == DetectorLevel.DRIFT) {
                drifts.add(i);
            }
            if (level == DetectorLevel.WARNING || (warnsAtDrift && warned && level == DetectorLevel.DRIFT)) {
                warnings.add(i);
            }
        }
    }

    static DetectorSpec spec(ReferenceCase c, String detector) {
        DetectorSpec spec = DetectorSpec.of(detector);
        for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> parameter :
                c.params().properties()) {
            boolean given = !parameter.getValue().isNull() && !REMARKS.contains(parameter.getKey());
            spec = given ? spec.with(parameter.getKey(), parameter.getValue().asText()) : spec;
        }
        return spec;
    }

    private DetectorLevel update(double value, double error) {
        if (detector instanceof ErrorDetector errors) {
            return errors.update(Correctness.of(value != error));
        }
        return ((ValueDetector) detector).update(value);
    }

    ChangeDetector detector() {
        return detector;
    }

    Map<String, @Nullable Object> result() {
        List<Integer> first = warnings.subList(0, Math.min(FIRST_WARNINGS, warnings.size()));
        return fields("drift_indices", drifts, "warning_count", warnings.size(), "first_warnings", first);
    }

    Map<String, @Nullable Object> result(Map<String, @Nullable Object> state) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(result());
        result.put("final", state);
        return result;
    }
}
