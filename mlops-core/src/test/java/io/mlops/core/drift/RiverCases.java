package io.mlops.core.drift;

import static io.mlops.core.drift.Measured.fields;

import io.mlops.core.drift.stream.Adwin;
import java.util.Map;
import java.util.function.Function;

/** River's change detectors, by our names of them. */
final class RiverCases {
    private static final double ERROR = 1;
    private static final double ERROR_OF_FHDDM = 0;

    private RiverCases() {}

    static Map<String, Function<ReferenceCase, Object>> all() {
        return Map.of(
                "river.ADWIN", RiverCases::adwin,
                "river.PageHinkley", c -> new StreamRun(c, "page-hinkley", ERROR).result(),
                "river.DDM", c -> new StreamRun(c, "ddm", ERROR).result(),
                "river.EDDM", c -> new StreamRun(c, StreamRun.spec(c, "eddm"), ERROR, true).result(),
                "river.FHDDM", c -> new StreamRun(c, "fhddm", ERROR_OF_FHDDM).result(),
                "river.HDDM_A", c -> new StreamRun(c, "hddm-a", ERROR).result(),
                "river.HDDM_W", c -> new StreamRun(c, "hddm-w", ERROR).result(),
                "river.KSWIN", c -> new StreamRun(c, "kswin", ERROR).result());
    }

    private static Object adwin(ReferenceCase c) {
        StreamRun run = new StreamRun(c, "adwin", ERROR);
        Adwin adwin = (Adwin) run.detector();
        return run.result(fields(
                "width",
                adwin.width(),
                "total",
                adwin.mean() * adwin.width(),
                "variance_sum",
                adwin.variance() * adwin.width(),
                "n_detections",
                adwin.detections()));
    }
}
