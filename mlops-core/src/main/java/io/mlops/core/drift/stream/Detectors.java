package io.mlops.core.drift.stream;

import io.mlops.drift.stream.ChangeDetector;
import io.mlops.drift.stream.Correctness;
import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ErrorDetector;
import io.mlops.drift.stream.ValueDetector;
import io.mlops.error.InvalidInputException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes detectors from specifications and from saved states. */
public final class Detectors {
    private static final Map<String, Function<DetectorSpec, Detector>> KNOWN = new TreeMap<>(Map.of(
            Adwin.NAME, spec -> new Adwin(Adwin.Settings.of(spec)),
            BettingMean.NAME, spec -> new BettingMean(BettingMean.Settings.of(spec)),
            Cusum.NAME, spec -> new Cusum(Cusum.Settings.of(spec)),
            Ddm.NAME, spec -> new Ddm(Ddm.Settings.of(spec)),
            Eddm.NAME, spec -> new Eddm(Eddm.Settings.of(spec)),
            Fhddm.NAME, spec -> new Fhddm(Fhddm.Settings.of(spec)),
            HddmA.NAME, spec -> new HddmA(HddmA.Settings.of(spec)),
            HddmW.NAME, spec -> new HddmW(HddmW.Settings.of(spec)),
            Kswin.NAME, spec -> new Kswin(Kswin.Settings.of(spec)),
            PageHinkley.NAME, spec -> new PageHinkley(PageHinkley.Settings.of(spec))));

    private Detectors() {}

    /** Returns the names of all detectors, in order. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(KNOWN.keySet());
    }

    /**
     * Makes a detector, either a {@link ValueDetector} or an {@link ErrorDetector}.
     *
     * @param spec its name and parameters
     * @throws InvalidInputException if the name or a parameter is not known, or a value is outside its range
     */
    public static ChangeDetector of(DetectorSpec spec) {
        return make(spec);
    }

    /**
     * Makes a detector of changes in numbers.
     *
     * @param spec its name and parameters
     * @throws InvalidInputException as {@link #of}, or if the detector takes errors
     */
    public static ValueDetector ofValues(DetectorSpec spec) {
        if (make(spec) instanceof ValueDetector values) {
            return values;
        }
        throw new InvalidInputException(
                "detector",
                "must take numbers",
                spec.detector(),
                "it takes correct predictions and errors; use Detectors.ofErrors");
    }

    /**
     * Makes a detector of changes in how often predictions are wrong. A detector of numbers then takes an error for 1 and
     * a correct prediction for 0.
     *
     * @param spec its name and parameters
     * @throws InvalidInputException as {@link #of}
     */
    public static ErrorDetector ofErrors(DetectorSpec spec) {
        return errors(make(spec));
    }

    /**
     * Makes a detector out of what {@link ChangeDetector#save()} returned; it goes on as if it had never stopped.
     *
     * @param state the bytes
     * @throws InvalidInputException if they are no such state, of another version, or damaged
     */
    public static ChangeDetector restore(byte[] state) {
        StateInput in = new StateInput(state);
        Detector detector = make(in.spec());
        detector.restore(in);
        in.end();
        return detector;
    }

    /**
     * Makes a detector of errors out of the state of one that {@link #ofErrors} made.
     *
     * @param state the bytes
     * @throws InvalidInputException as {@link #restore}
     */
    public static ErrorDetector restoreErrors(byte[] state) {
        return errors(restore(state));
    }

    private static Detector make(DetectorSpec spec) {
        Function<DetectorSpec, Detector> maker = KNOWN.get(spec.detector());
        if (maker == null) {
            throw new InvalidInputException("detector", "must be among " + KNOWN.keySet(), spec.detector(), "");
        }
        return maker.apply(spec);
    }

    private static ErrorDetector errors(ChangeDetector detector) {
        return detector instanceof ErrorDetector errors ? errors : new ErrorValues((ValueDetector) detector);
    }

    /** Errors as the numbers 1 and 0. */
    private record ErrorValues(ValueDetector values) implements ErrorDetector {
        @Override
        public DetectorLevel update(Correctness correctness) {
            return values.update(Objects.requireNonNull(correctness, "correctness") == Correctness.ERROR ? 1 : 0);
        }

        @Override
        public DetectorSpec spec() {
            return values.spec();
        }

        @Override
        public DetectorLevel level() {
            return values.level();
        }

        @Override
        public long observations() {
            return values.observations();
        }

        @Override
        public long rejected() {
            return values.rejected();
        }

        @Override
        public long drifts() {
            return values.drifts();
        }

        @Override
        public void reset() {
            values.reset();
        }

        @Override
        public byte[] save() {
            return values.save();
        }
    }
}
