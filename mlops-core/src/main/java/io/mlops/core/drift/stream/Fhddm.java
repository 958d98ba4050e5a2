package io.mlops.core.drift.stream;

import io.mlops.drift.stream.Correctness;
import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ErrorDetector;
import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * Fast Hoeffding drift detection method: the share of correct predictions in a sliding window has fallen below the best one
 * by more than Hoeffding's bound; with a second, short window (FHDDMS) it sees abrupt changes sooner.
 *
 * <p>Keeps the window, a bit of state for each of its predictions. After a drift it starts over.
 *
 * @see <a href="https://doi.org/10.1007/978-3-319-46227-1_7">Pesaranghader and Viktor 2016</a>
 */
public final class Fhddm extends Detector implements ErrorDetector {
    /** Name of this detector in specifications. */
    public static final String NAME = "fhddm";

    /**
     * What can be set.
     *
     * @param slidingWindowSize predictions in the window, 2 to 1,000,000; 100
     * @param confidenceLevel probability with which the bound may fail, above 0 and below 1; 0.000001
     * @param shortWindowSize predictions in the short window, at most those of the long one; 0, which is
     *     none
     */
    public record Settings(int slidingWindowSize, double confidenceLevel, int shortWindowSize) {
        private static final Settings DEFAULTS = new Settings(100, 1e-6, 0);

        /**
         * Checks the ranges.
         *
         * @throws InvalidInputException if a parameter is outside its range
         */
        public Settings {
            Require.count("slidingWindowSize", slidingWindowSize, 2, 1_000_000);
            Require.probability("confidenceLevel", confidenceLevel);
            Require.count("shortWindowSize", shortWindowSize, 0, slidingWindowSize);
        }

        /** Returns the defaults, as each parameter states them. */
        public static Settings defaults() {
            return DEFAULTS;
        }

        /**
         * Returns these settings with another {@code slidingWindowSize}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withSlidingWindowSize(int value) {
            return new Settings(value, confidenceLevel, shortWindowSize);
        }

        /**
         * Returns these settings with another {@code confidenceLevel}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withConfidenceLevel(double value) {
            return new Settings(slidingWindowSize, value, shortWindowSize);
        }

        /**
         * Returns these settings with another {@code shortWindowSize}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withShortWindowSize(int value) {
            return new Settings(slidingWindowSize, confidenceLevel, value);
        }

        static Settings of(DetectorSpec spec) {
            Parameters given = Parameters.of(spec, "sliding_window_size", "confidence_level", "short_window_size");
            return new Settings(
                    given.count("sliding_window_size", DEFAULTS.slidingWindowSize),
                    given.number("confidence_level", DEFAULTS.confidenceLevel),
                    given.count("short_window_size", DEFAULTS.shortWindowSize));
        }

        private DetectorSpec spec() {
            return DetectorSpec.of(NAME)
                    .with("sliding_window_size", slidingWindowSize)
                    .with("confidence_level", confidenceLevel)
                    .with("short_window_size", shortWindowSize);
        }
    }

    private final Settings settings;
    private final double bound;
    private final double shortBound;
    private final byte[] window;
    private int filled;
    private int next;
    private int correct;
    private int shortCorrect;
    private double best;
    private double shortBest;

    /** Makes a detector with the defaults. */
    public Fhddm() {
        this(Settings.defaults());
    }

    /**
     * Makes a detector.
     *
     * @param settings its parameters
     */
    public Fhddm(Settings settings) {
        this.settings = settings;
        this.window = new byte[settings.slidingWindowSize];
        double logarithm = Math.log(1 / settings.confidenceLevel);
        this.bound = Math.sqrt(logarithm / (2.0 * settings.slidingWindowSize));
        this.shortBound = Math.sqrt(logarithm / (2.0 * Math.max(1, settings.shortWindowSize)));
    }

    @Override
    public DetectorSpec spec() {
        return settings.spec();
    }

    @Override
    public DetectorLevel update(Correctness correctness) {
        return accept(Objects.requireNonNull(correctness, "correctness") == Correctness.CORRECT ? 1 : 0);
    }

    @Override
    DetectorLevel step(double value) {
        slide((byte) value);
        if (filled < window.length) {
            return DetectorLevel.INSUFFICIENT_DATA;
        }
        double share = (double) correct / window.length;
        best = Math.max(best, share);
        boolean drift = best - share > bound;
        if (settings.shortWindowSize > 0) {
            double recent = (double) shortCorrect / settings.shortWindowSize;
            shortBest = Math.max(shortBest, recent);
            drift |= shortBest - recent > shortBound;
        }
        return drift ? DetectorLevel.DRIFT : DetectorLevel.STABLE;
    }

    private void slide(byte value) {
        int size = window.length;
        if (settings.shortWindowSize > 0) {
            int leaving = next - settings.shortWindowSize;
            boolean held = filled >= settings.shortWindowSize;
            shortCorrect += value - (held ? window[leaving < 0 ? leaving + size : leaving] : 0);
        }
        correct += value - (filled == size ? window[next] : 0);
        filled = Math.min(size, filled + 1);
        window[next] = value;
        next = next + 1 == size ? 0 : next + 1;
    }

    @Override
    void clear() {
        filled = 0;
        next = 0;
        correct = 0;
        shortCorrect = 0;
        best = 0;
        shortBest = 0;
    }

    @Override
    void write(StateOutput out) {
        out.whole(filled).whole(next).number(best).number(shortBest);
        for (int i = 0; i < filled; i++) {
            out.whole(window[i]);
        }
    }

    @Override
    void read(StateInput in) {
        filled = in.index("filled", window.length + 1);
        next = in.index("next", window.length);
        best = in.number();
        shortBest = in.number();
        correct = 0;
        for (int i = 0; i < filled; i++) {
            window[i] = (byte) in.index("correctness", 2);
            correct += window[i];
        }
        shortCorrect = 0;
        for (int i = 1; i <= Math.min(filled, settings.shortWindowSize); i++) {
            shortCorrect += window[Math.floorMod(next - i, window.length)];
        }
    }
}
