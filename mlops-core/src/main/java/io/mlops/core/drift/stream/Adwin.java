package io.mlops.core.drift.stream;

import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ValueDetector;
import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * Adaptive windowing: keeps the longest window whose halves, however it is cut, have means that a bound allows.
 *
 * <p>The window is an exponential histogram: memory grows with the logarithm of its length, and is some kilobytes for any
 * stream. Sees rises and falls; {@link #mean()} tells which. By default it behaves as River 0.23, which forgets the whole
 * window after a drift; {@link Settings#moa()} keeps the part after the cut, as the paper does, and may see one change several
 * times.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611972771.42">Bifet and Gavalda 2007</a>
 */
public final class Adwin extends Detector implements ValueDetector {
    /** Name of this detector in specifications. */
    public static final String NAME = "adwin";

    /**
     * What can be set.
     *
     * @param delta level of the bound, above 0 and below 1; 0.002
     * @param clock values from one test to the next, at least 1; 32
     * @param maxBuckets buckets of one size, 2 to 1,000; 5
     * @param minSubWindow least length of both parts, 1 to 1,000,000; 5
     * @param gracePeriod length up to which the window is not tested, not negative; 10
     * @param subWindows how the least length is meant; from it on
     * @param afterDrift what remains after a drift; nothing
     */
    public record Settings(
            double delta,
            int clock,
            int maxBuckets,
            int minSubWindow,
            int gracePeriod,
            SubWindows subWindows,
            AfterDrift afterDrift) {
        private static final Settings DEFAULTS =
                new Settings(0.002, 32, 5, 5, 10, SubWindows.FROM_MINIMUM, AfterDrift.CLEAR);

        /**
         * Checks the ranges.
         *
         * @throws InvalidInputException if a parameter is outside its range
         */
        public Settings {
            Require.probability("delta", delta);
            Require.count("clock", clock, 1, Integer.MAX_VALUE);
            Require.count("maxBuckets", maxBuckets, 2, 1_000);
            Require.count("minSubWindow", minSubWindow, 1, 1_000_000);
            Require.count("gracePeriod", gracePeriod, 0, Integer.MAX_VALUE);
            Objects.requireNonNull(subWindows, "subWindows");
            Objects.requireNonNull(afterDrift, "afterDrift");
        }

        /** Returns the defaults, as each parameter states them. */
        public static Settings defaults() {
            return DEFAULTS;
        }

        /** Returns the settings under which MOA 2024.07 sees the same changes. */
        public static Settings moa() {
            return DEFAULTS.withSubWindows(SubWindows.ABOVE_NEXT).withAfterDrift(AfterDrift.SHRINK);
        }

        /**
         * Returns these settings with another {@code delta}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withDelta(double value) {
            return new Settings(value, clock, maxBuckets, minSubWindow, gracePeriod, subWindows, afterDrift);
        }

        /**
         * Returns these settings with another {@code clock}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withClock(int value) {
            return new Settings(delta, value, maxBuckets, minSubWindow, gracePeriod, subWindows, afterDrift);
        }

        /**
         * Returns these settings with another {@code maxBuckets}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withMaxBuckets(int value) {
            return new Settings(delta, clock, value, minSubWindow, gracePeriod, subWindows, afterDrift);
        }

        /**
         * Returns these settings with another {@code minSubWindow}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withMinSubWindow(int value) {
            return new Settings(delta, clock, maxBuckets, value, gracePeriod, subWindows, afterDrift);
        }

        /**
         * Returns these settings with another {@code gracePeriod}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withGracePeriod(int value) {
            return new Settings(delta, clock, maxBuckets, minSubWindow, value, subWindows, afterDrift);
        }

        /**
         * Returns these settings with another {@code subWindows}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withSubWindows(SubWindows value) {
            return new Settings(delta, clock, maxBuckets, minSubWindow, gracePeriod, value, afterDrift);
        }

        /**
         * Returns these settings with another {@code afterDrift}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withAfterDrift(AfterDrift value) {
            return new Settings(delta, clock, maxBuckets, minSubWindow, gracePeriod, subWindows, value);
        }

        static Settings of(DetectorSpec spec) {
            Parameters given = Parameters.of(
                    spec,
                    "delta",
                    "clock",
                    "max_buckets",
                    "min_window_length",
                    "grace_period",
                    "sub_windows",
                    "after_drift");
            return new Settings(
                    given.number("delta", DEFAULTS.delta),
                    given.count("clock", DEFAULTS.clock),
                    given.count("max_buckets", DEFAULTS.maxBuckets),
                    given.count("min_window_length", DEFAULTS.minSubWindow),
                    given.count("grace_period", DEFAULTS.gracePeriod),
                    given.choice("sub_windows", DEFAULTS.subWindows),
                    given.choice("after_drift", DEFAULTS.afterDrift));
        }

        private DetectorSpec spec() {
            return DetectorSpec.of(NAME)
                    .with("delta", delta)
                    .with("clock", clock)
                    .with("max_buckets", maxBuckets)
                    .with("min_window_length", minSubWindow)
                    .with("grace_period", gracePeriod)
                    .with("sub_windows", subWindows)
                    .with("after_drift", afterDrift);
        }
    }

    /** How the least length of a part is meant. */
    public enum SubWindows {
        /** Parts of this length are tested, as River does. */
        FROM_MINIMUM,
        /** Parts longer than this length and one more are tested, as MOA does. */
        ABOVE_NEXT
    }

    /** What remains of the window after a drift. */
    public enum AfterDrift {
        /** Nothing, as in River. */
        CLEAR,
        /** The part after the cut, as in the paper and in MOA. */
        SHRINK
    }

    private final Settings settings;
    private final AdwinWindow window;
    private final int least;
    private long ticks;
    private long detections;

    /** Makes a detector with the defaults. */
    public Adwin() {
        this(Settings.defaults());
    }

    /**
     * Makes a detector.
     *
     * @param settings its parameters
     */
    public Adwin(Settings settings) {
        this.settings = settings;
        this.window = new AdwinWindow(settings.maxBuckets);
        this.least = settings.minSubWindow + (settings.subWindows == SubWindows.ABOVE_NEXT ? 2 : 0);
    }

    @Override
    public DetectorSpec spec() {
        return settings.spec();
    }

    @Override
    public DetectorLevel update(double value) {
        return accept(value);
    }

    /** Returns the number of values in the window. */
    public long width() {
        return window.width();
    }

    /** Returns the mean of the window, after a drift that of the part behind the cut; 0 where it is empty. */
    public double mean() {
        return window.width() == 0 ? 0 : window.total() / window.width();
    }

    /** Returns the variance of the window, divided by its length; 0 where it is empty. */
    public double variance() {
        return window.width() == 0 ? 0 : window.squares() / window.width();
    }

    /** Returns the drifts since the window was last cleared. */
    public long detections() {
        return detections;
    }

    @Override
    DetectorLevel step(double value) {
        window.add(value);
        ticks++;
        boolean drift = false;
        if (ticks % settings.clock == 0 && window.width() > settings.gracePeriod) {
            while (cut()) {
                window.dropOldest();
                drift = true;
            }
        }
        if (drift) {
            detections++;
            return DetectorLevel.DRIFT;
        }
        return window.width() > settings.gracePeriod ? DetectorLevel.STABLE : DetectorLevel.INSUFFICIENT_DATA;
    }

    /** Whether at some cut the means differ by more than the bound. */
    private boolean cut() {
        double width = window.width();
        if (width < 2.0 * least) {
            return false;
        }
        double logarithm = Math.log(2 * Math.log(width) / settings.delta);
        double varianceTerm = 2 * (window.squares() / width) * logarithm;
        return window.cuts(least, settings.minSubWindow, varianceTerm, 2.0 / 3 * logarithm);
    }

    @Override
    void clear() {
        window.clear();
        ticks = 0;
        detections = 0;
    }

    @Override
    void afterDrift() {
        if (settings.afterDrift == AfterDrift.CLEAR) {
            clear();
        }
    }

    @Override
    void write(StateOutput out) {
        out.whole(ticks).whole(detections);
        window.write(out);
    }

    @Override
    void read(StateInput in) {
        ticks = in.count("ticks");
        detections = in.count("detections");
        window.read(in);
    }
}
