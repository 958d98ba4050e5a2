package io.mlops.core.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.core.drift.sequential.MeanSequence;
import io.mlops.core.drift.sequential.ProportionTest;
import io.mlops.drift.stream.Correctness;
import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ErrorDetector;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often detectors see a drift where there is none, and how soon they see one that is there.
 *
 * <p>Streams are of errors, 1,000 of rate 0.2 and 1,000 more after the change. Of what states a level for the whole stream the observed
 * rate is held to it, with 3.5 standard errors for chance; of the others the level is that of a single look, and the rate is
 * printed.
 */
class StreamFalseAlarmTest {
    private static final int LENGTH = 1_000;
    private static final double RATE = 0.2;
    private static final double ALPHA = 0.05;

    /** Detectors with what they state. */
    private static Map<DetectorSpec, String> detectors() {
        Map<DetectorSpec, String> detectors = new LinkedHashMap<>();
        detectors.put(DetectorSpec.of("adwin"), "0.002 a look");
        detectors.put(DetectorSpec.of("page-hinkley"), "none");
        detectors.put(DetectorSpec.of("cusum"), "none");
        detectors.put(DetectorSpec.of("kswin"), "0.005 a look");
        detectors.put(DetectorSpec.of("ddm"), "0.0013 a look");
        detectors.put(DetectorSpec.of("eddm"), "none");
        detectors.put(DetectorSpec.of("fhddm"), "0.000001 a look");
        detectors.put(DetectorSpec.of("hddm-a"), "0.001 a look");
        detectors.put(DetectorSpec.of("hddm-w"), "0.001 a look");
        detectors.put(betting(), ALPHA + " ever");
        return detectors;
    }

    private static DetectorSpec betting() {
        return DetectorSpec.of("betting-mean").with("mean", RATE).with("alpha", ALPHA);
    }

    @Test
    void detectors_onStreamsWithoutChange_keepTheLevelsTheyState() {
        assertLevels(500);
    }

    @Test
    @Tag("stress")
    void detectors_onTenThousandStreamsWithoutChange_keepTheLevelsTheyState() {
        assertLevels(10_000);
    }

    private static void assertLevels(int streams) {
        System.out.println(
                "Share of " + streams + " streams of " + LENGTH + " without change on which a drift was seen");
        Map<DetectorSpec, Double> rates = new HashMap<>();
        detectors().forEach((spec, stated) -> {
            int alarms = 0;
            for (int i = 0; i < streams; i++) {
                alarms += firstDrift(spec, i, 0, LENGTH, t -> RATE) < LENGTH ? 1 : 0;
            }
            rates.put(spec, (double) alarms / streams);
            System.out.println(String.format(
                    Locale.ROOT, "%-13s %.4f  stated: %s", spec.detector(), (double) alarms / streams, stated));
        });
        assertThat(rates.get(betting())).isLessThanOrEqualTo(bound(streams));
        assertThat(rates.get(DetectorSpec.of("adwin"))).isLessThan(0.05);
        assertThat(rates.get(DetectorSpec.of("hddm-a"))).isLessThan(0.05);
    }

    private static double bound(int streams) {
        return ALPHA + 3.5 * Math.sqrt(ALPHA * (1 - ALPHA) / streams);
    }

    /** The position of the first drift at or behind a position; the length where there is none. */
    private static int firstDrift(DetectorSpec spec, long seed, int from, int length, IntToDoubleFunction rate) {
        ErrorDetector detector = Detectors.ofErrors(spec);
        SplittableRandom random = new SplittableRandom(seed);
        for (int t = 0; t < length; t++) {
            boolean correct = random.nextDouble() >= rate.applyAsDouble(t);
            if (detector.update(Correctness.of(correct)) == DetectorLevel.DRIFT && t >= from) {
                return t;
            }
        }
        return length;
    }

    @Test
    void detectors_onFourKnownChanges_seeThem() {
        Map<String, IntToDoubleFunction> changes = new LinkedHashMap<>();
        changes.put("0.2 to 0.3", t -> t < LENGTH ? RATE : 0.3);
        changes.put("0.2 to 0.5", t -> t < LENGTH ? RATE : 0.5);
        changes.put("0.2 to 0.5 over 500", t -> RATE + 0.3 * Math.min(1, Math.max(0, t - LENGTH) / 500.0));
        changes.put("0.2 to 0.05", t -> t < LENGTH ? RATE : 0.05);
        int streams = 100;
        System.out.println("Median delay and share of misses on " + streams + " streams with a change");
        Map<String, Double> misses = new HashMap<>();
        detectors().keySet().forEach(spec -> {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-13s", spec.detector()));
            changes.forEach((name, rate) -> {
                int[] delays = new int[streams];
                Arrays.setAll(delays, i -> firstDrift(spec, i, LENGTH, 2 * LENGTH, rate) - LENGTH);
                Arrays.sort(delays);
                double missed =
                        (double) Arrays.stream(delays).filter(d -> d == LENGTH).count() / streams;
                misses.put(spec.detector() + " " + name, missed);
                String delay = delays[streams / 2] == LENGTH ? "-" : Integer.toString(delays[streams / 2]);
                line.append(String.format(Locale.ROOT, "  %s: %s (%.2f)", name, delay, missed));
            });
            System.out.println(line);
        });
        for (String name : new String[] {"adwin", "page-hinkley", "ddm", "hddm-a", "hddm-w", "betting-mean"}) {
            assertThat(misses.get(name + " 0.2 to 0.5")).as(name).isLessThanOrEqualTo(0.02);
        }
        assertThat(misses.get("adwin 0.2 to 0.05")).isLessThanOrEqualTo(0.02);
        assertThat(misses.get("betting-mean 0.2 to 0.05")).isGreaterThan(0.9);
    }

    @Test
    void sequentialTests_atEveryMoment_keepTheirLevel() {
        assertSequentialLevels(500);
    }

    @Test
    @Tag("stress")
    void sequentialTests_onTenThousandStreams_keepTheirLevel() {
        assertSequentialLevels(10_000);
    }

    private static void assertSequentialLevels(int streams) {
        int outside = 0;
        int outsideNarrow = 0;
        int rejected = 0;
        for (int i = 0; i < streams; i++) {
            SplittableRandom random = new SplittableRandom(1_000 + i);
            MeanSequence sequence = new MeanSequence(0, 1, ALPHA);
            MeanSequence narrow = new MeanSequence(0, 1, ALPHA);
            ProportionTest test = new ProportionTest(RATE, ALPHA);
            for (int t = 0; t < LENGTH; t++) {
                boolean error = random.nextDouble() < RATE;
                sequence.add(error ? 1 : 0);
                narrow.add(0.4 + 0.2 * random.nextDouble());
                test.add(error);
            }
            outside += misses(sequence, RATE) ? 1 : 0;
            outsideNarrow += misses(narrow, 0.5) ? 1 : 0;
            rejected += test.rejected() ? 1 : 0;
        }
        System.out.println(String.format(
                Locale.ROOT,
                "Share of %d streams: mean ever outside its confidence sequence %.4f, of narrow values %.4f, true proportion"
                        + " ever rejected %.4f, stated: %s",
                streams,
                (double) outside / streams,
                (double) outsideNarrow / streams,
                (double) rejected / streams,
                ALPHA));
        assertThat((double) outside / streams).isLessThanOrEqualTo(bound(streams));
        assertThat((double) outsideNarrow / streams).isLessThanOrEqualTo(bound(streams));
        assertThat((double) rejected / streams).isLessThanOrEqualTo(bound(streams));
    }

    private static boolean misses(MeanSequence sequence, double mean) {
        return sequence.low() > mean || sequence.high() < mean || sequence.contradicted();
    }
}
