package io.mlops.core.drift;

import static io.mlops.core.drift.Measured.fields;

import io.mlops.core.drift.stream.Adwin;
import io.mlops.drift.stream.DetectorSpec;
import java.util.Map;
import java.util.function.Function;

/** MOA's change detectors, where ours have its semantics. */
final class MoaCases {
    private static final double ERROR = 1;

    private MoaCases() {}

    static Map<String, Function<ReferenceCase, Object>> all() {
        return Map.of(
                "moa.ADWIN", MoaCases::adwin,
                "moa.CusumDM", c -> new StreamRun(c, "cusum", ERROR).result(),
                "moa.DDM", c -> new StreamRun(c, "ddm", ERROR).result(),
                "moa.HDDM_A_Test", c -> new StreamRun(c, "hddm-a", ERROR).result(),
                "moa.HDDM_W_Test", MoaCases::withoutRestarts);
    }

    private static Object withoutRestarts(ReferenceCase c) {
        DetectorSpec spec = StreamRun.spec(c, "hddm-w").with("restarts_at_zero", false);
        return new StreamRun(c, spec, ERROR, false).result();
    }

    private static Object adwin(ReferenceCase c) {
        DetectorSpec moa = new Adwin(Adwin.Settings.moa()).spec();
        StreamRun run = new StreamRun(c, moa, ERROR, false);
        Adwin adwin = (Adwin) run.detector();
        return run.result(fields(
                "width",
                adwin.width(),
                "total",
                adwin.mean() * adwin.width(),
                "estimation",
                adwin.mean(),
                "variance",
                adwin.variance()));
    }
}
