package io.mlops.core.monitoring;

import io.mlops.core.drift.stream.Detectors;
import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.drift.stream.ChangeDetector;
import io.mlops.drift.stream.Correctness;
import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ErrorDetector;
import io.mlops.drift.stream.ValueDetector;
import io.mlops.monitoring.ErrorLimit;
import io.mlops.monitoring.ErrorMeasure;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.spi.RecordStore;
import io.mlops.spi.commit.RecordWrite;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes the errors of judged windows through the detector of the specification, one for each version, whose state is a record.
 *
 * <p>For one check; not thread-safe.
 */
final class ErrorWatch {
    private static final String KIND = "monitor-detector";

    private final RecordStore records;
    private final MonitorKey key;
    private final Optional<DetectorSpec> detector;
    private final boolean countsErrors;
    private final Map<Integer, ChangeDetector> detectors = new TreeMap<>();

    ErrorWatch(RecordStore records, MonitorKey key, MonitorSpec spec) {
        this.records = records;
        this.key = key;
        this.detector = spec.errorDetector();
        this.countsErrors = countsErrors(spec);
    }

    private static boolean countsErrors(MonitorSpec spec) {
        return spec.errorLimit().map(ErrorLimit::measure).orElse(ErrorMeasure.MEAN_ABSOLUTE_ERROR)
                == ErrorMeasure.ERROR_RATE;
    }

    /** Makes the detector of a specification once, so that a wrong name or parameter is refused at once. */
    static void check(MonitorSpec spec) {
        spec.errorDetector().ifPresent(detector -> make(detector, countsErrors(spec)));
    }

    private static ChangeDetector make(DetectorSpec spec, boolean countsErrors) {
        return countsErrors ? Detectors.ofErrors(spec) : Detectors.ofValues(spec);
    }

    /**
     * Takes the next error of a version.
     *
     * @param version the version that predicted
     * @param difference prediction less outcome
     * @param baseline the unit of errors that are not counted
     * @return whether the detector sees a change at this prediction
     */
    boolean changes(int version, double difference, double baseline) {
        if (detector.isEmpty() || (!countsErrors && !(baseline > 0))) {
            return false;
        }
        ChangeDetector watching = detectors.computeIfAbsent(version, number -> restore(detector.get(), number));
        DetectorLevel level = watching instanceof ErrorDetector errors && countsErrors
                ? errors.update(Correctness.of(difference == 0))
                : ((ValueDetector) watching).update(Math.abs(difference) / baseline);
        return level == DetectorLevel.DRIFT;
    }

    private ChangeDetector restore(DetectorSpec spec, int version) {
        ChangeDetector fresh = make(spec, countsErrors);
        return records.find(KIND, id(version))
                .map(stored -> JsonObject.parse("detector of monitor " + id(version), stored.json()))
                .map(json -> Base64.getDecoder().decode(json.text("state")))
                .map(state -> countsErrors ? Detectors.restoreErrors(state) : Detectors.restore(state))
                .filter(stored -> stored.spec().equals(fresh.spec()))
                .orElse(fresh);
    }

    /** Returns the states after what was taken in, to be written with the reports. */
    List<RecordWrite> writes() {
        List<RecordWrite> writes = new ArrayList<>();
        detectors.forEach((version, watching) -> writes.add(new RecordWrite.Put(
                KIND,
                id(version),
                CanonicalJson.write(Map.of("state", Base64.getEncoder().encodeToString(watching.save()))))));
        return writes;
    }

    private String id(int version) {
        return key.id() + "/" + version;
    }
}
