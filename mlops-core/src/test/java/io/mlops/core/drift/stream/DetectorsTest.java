package io.mlops.core.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.mlops.drift.stream.ChangeDetector;
import io.mlops.drift.stream.Correctness;
import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ErrorDetector;
import io.mlops.drift.stream.ValueDetector;
import io.mlops.error.InvalidInputException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DetectorsTest {
    private static final int LENGTH = 3_000;

    static Stream<String> names() {
        return Detectors.names().stream();
    }

    /** The defaults, but for the one parameter that has no sensible one. */
    private static DetectorSpec spec(String name) {
        DetectorSpec spec = DetectorSpec.of(name);
        return "betting-mean".equals(name) ? spec.with("mean", 0.2) : spec;
    }

    /** Errors of a rate of 0.1, of 0.5 from the middle on. */
    private static double[] stream(long seed) {
        Random random = new Random(seed);
        double[] values = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            values[i] = random.nextDouble() < (i < LENGTH / 2 ? 0.1 : 0.5) ? 1 : 0;
        }
        return values;
    }

    private static DetectorLevel update(ChangeDetector detector, double value) {
        if (detector instanceof ErrorDetector errors) {
            return errors.update(Correctness.of(value == 0));
        }
        return ((ValueDetector) detector).update(value);
    }

    private static List<DetectorLevel> run(ChangeDetector detector, double... values) {
        List<DetectorLevel> levels = new ArrayList<>();
        for (double value : values) {
            levels.add(update(detector, value));
        }
        return levels;
    }

    @ParameterizedTest
    @MethodSource("names")
    void detector_onARise_seesItAfterIt(String name) {
        ChangeDetector detector = Detectors.of(spec(name));

        List<DetectorLevel> levels = run(detector, stream(1));

        assertThat(levels.subList(LENGTH / 2, LENGTH)).contains(DetectorLevel.DRIFT);
        assertThat(detector.observations()).isEqualTo(LENGTH);
        assertThat(detector.drifts())
                .isEqualTo(levels.stream().filter(DetectorLevel.DRIFT::equals).count());
    }

    @ParameterizedTest
    @MethodSource("names")
    void detector_beforeItsFirstObservation_hasInsufficientData(String name) {
        assertThat(Detectors.of(spec(name)).level()).isEqualTo(DetectorLevel.INSUFFICIENT_DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adwin", "cusum", "ddm", "eddm", "fhddm", "hddm-a", "hddm-w", "kswin", "page-hinkley"})
    void detector_whileItWarmsUp_hasInsufficientData(String name) {
        assertThat(update(Detectors.of(spec(name)), 0)).isEqualTo(DetectorLevel.INSUFFICIENT_DATA);
    }

    @ParameterizedTest
    @MethodSource("names")
    void detector_savedAndRestoredAnywhere_goesOnAsBefore(String name) {
        double[] values = stream(2);
        List<DetectorLevel> whole = run(Detectors.of(spec(name)), values);
        for (int cut : new int[] {0, 1, 31, 777, 1_560, 2_999}) {
            ChangeDetector first = Detectors.of(spec(name));
            run(first, Arrays.copyOf(values, cut));

            ChangeDetector second = Detectors.restore(first.save());

            assertThat(second.spec()).isEqualTo(first.spec());
            assertThat(second).hasToString(first.toString());
            assertThat(run(second, Arrays.copyOfRange(values, cut, LENGTH)))
                    .as("cut at %s", cut)
                    .isEqualTo(whole.subList(cut, LENGTH));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void detector_reset_isAsNew(String name) {
        ChangeDetector detector = Detectors.of(spec(name));
        byte[] fresh = detector.save();
        run(detector, stream(3));

        detector.reset();

        assertThat(detector.observations()).isZero();
        assertThat(detector.level()).isEqualTo(DetectorLevel.INSUFFICIENT_DATA);
        assertThat(run(detector, stream(4))).isEqualTo(run(Detectors.restore(fresh), stream(4)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void detector_ofConstants_staysStable(String name) {
        List<DetectorLevel> levels = run(Detectors.of(spec(name)), new double[LENGTH]);

        assertThat(levels).doesNotContain(DetectorLevel.DRIFT, DetectorLevel.WARNING);
    }

    @ParameterizedTest
    @MethodSource("names")
    void detector_onALongStream_allocatesNothing(String name) {
        ChangeDetector detector = Detectors.of(spec(name));
        double[] values = stream(5);
        for (double value : values) {
            update(detector, value);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (double value : values) {
            update(detector, value);
        }

        // The two reads of the counter, and what the interpreter itself takes; a box for each value would be 48,000.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8_000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, -1e200})
    void valueDetector_ofAValueThatIsNoUsableNumber_countsItAndGoesOn(double odd) {
        for (String name : List.of("adwin", "betting-mean", "page-hinkley", "cusum", "kswin")) {
            ValueDetector plain = Detectors.ofValues(spec(name));
            ValueDetector disturbed = Detectors.ofValues(spec(name));
            for (double value : stream(6)) {
                DetectorLevel expected = plain.update(value);
                assertThat(disturbed.update(value)).as(name).isEqualTo(expected);
                assertThat(disturbed.update(odd)).as(name).isNotEqualTo(DetectorLevel.DRIFT);
            }
            assertThat(disturbed.rejected()).isEqualTo(LENGTH);
            assertThat(disturbed.drifts()).isEqualTo(plain.drifts());
        }
    }

    @Test
    void adwin_ofLargeNumbers_staysFinite() {
        Adwin adwin = new Adwin();
        for (double value : stream(7)) {
            adwin.update(value * 1e140);
        }

        assertThat(adwin.variance()).isFinite().isNotNegative();
        assertThat(adwin.drifts()).isPositive();
    }

    @Test
    void adwin_ofTheSameStreamUnderMoa_keepsTheNewPart() {
        Adwin moa = new Adwin(Adwin.Settings.moa());
        List<DetectorLevel> levels = run(moa, stream(8));

        assertThat(moa.width()).isBetween(1_000L, 2_000L);
        assertThat(moa.mean()).isBetween(0.4, 0.6);
        assertThat(levels).doesNotContainSubsequence(DetectorLevel.DRIFT, DetectorLevel.INSUFFICIENT_DATA);
    }

    @Test
    void pageHinkley_upOnly_ignoresAFall() {
        PageHinkley.Settings up =
                PageHinkley.Settings.defaults().withThreshold(20).withMode(PageHinkley.Mode.UP);
        double[] falling = new double[400];
        Arrays.fill(falling, 0, 200, 5);

        assertThat(run(new PageHinkley(up), falling)).doesNotContain(DetectorLevel.DRIFT);
        assertThat(run(new PageHinkley(up.withMode(PageHinkley.Mode.DOWN)), falling))
                .contains(DetectorLevel.DRIFT);
    }

    @Test
    void kswin_ofAnotherSpread_seesIt() {
        Random random = new Random(9);
        double[] values = random.doubles(600).map(x -> x - 0.5).toArray();
        for (int i = 300; i < 600; i++) {
            values[i] *= 5;
        }

        assertThat(run(new Kswin(), values).subList(300, 400)).contains(DetectorLevel.DRIFT);
    }

    @ParameterizedTest
    @CsvSource({
        "adwin, delta, 0",
        "adwin, delta, NaN",
        "adwin, clock, 0",
        "adwin, clock, x",
        "adwin, after_drift, melt",
        "page-hinkley, threshold, -1",
        "page-hinkley, alpha, 1.1",
        "page-hinkley, treshold, 50",
        "cusum, delta, Infinity",
        "ddm, warm_start, 0",
        "ddm, warm_start, 99999999999",
        "ddm, drift_threshold, 0",
        "eddm, beta, 1",
        "fhddm, sliding_window_size, 1",
        "fhddm, short_window_size, 101",
        "hddm-a, two_sided_test, yes",
        "hddm-w, lambda_val, 1",
        "kswin, stat_size, 51",
        "kswin, window_size, 100001",
        "kswin, alpha, 1",
        "nobody, a, 1",
        "betting-mean, mean, 1",
        "betting-mean, least, 0.5",
        "betting-mean, warning_alpha, 0.001",
        "betting-mean, largest, Infinity"
    })
    void detector_ofWrongParameters_isRefused(String name, String parameter, String value) {
        DetectorSpec spec = DetectorSpec.of(name).with(parameter, value);

        assertThatThrownBy(() -> Detectors.of(spec)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void detectorOfValues_ofAnErrorDetector_isRefused() {
        assertThatThrownBy(() -> Detectors.ofValues(DetectorSpec.of("ddm")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ofErrors");
    }

    @Test
    void detectorOfErrors_ofAValueDetector_takesErrorsForOnes() {
        ErrorDetector errors = Detectors.ofErrors(DetectorSpec.of("adwin"));
        double[] values = stream(10);

        assertThat(run(errors, values)).isEqualTo(run(new Adwin(), values));
        assertThat(Detectors.restoreErrors(errors.save())).hasToString(errors.toString());
    }

    @ParameterizedTest
    @MethodSource("names")
    void restore_ofDamagedBytes_isRefused(String name) {
        ChangeDetector detector = Detectors.of(spec(name));
        run(detector, stream(11));
        byte[] state = detector.save();
        for (int i = 0; i < state.length; i += 1 + state.length / 50) {
            byte[] flipped = state.clone();
            flipped[i] ^= 4;
            byte[] cut = Arrays.copyOf(state, i);
            assertThatThrownBy(() -> Detectors.restore(flipped)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> Detectors.restore(cut)).isInstanceOf(InvalidInputException.class);
        }
    }
}
