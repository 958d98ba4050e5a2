package io.mlops.core.drift.stream;

import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ValueDetector;
import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * Page-Hinkley test: the sum of deviations from the running mean, less a tolerance, has moved too far from its extreme.
 *
 * <p>With the settings' defaults it sees changes both ways. Twelve numbers of state. After a drift it starts over.
 *
 * @see <a href="https://doi.org/10.1093/biomet/41.1-2.100">Page 1954</a>
 * @see <a href="https://doi.org/10.1145/2523813">Gama et al. 2014, section 3.2</a>
 */
public final class PageHinkley extends Detector implements ValueDetector {
    /** Name of this detector in specifications. */
    public static final String NAME = "page-hinkley";

    /**
     * What can be set.
     *
     * @param minInstances values before the first test, at least 1; 30
     * @param delta tolerated deviation of a value, in its unit, not negative; 0.005
     * @param threshold sum of deviations, in the unit of the values, above which a change is seen, not
     *     negative; 50
     * @param alpha factor by which the sums forget with each value, 0 to 1; 0.9999
     * @param mode which changes are seen; both
     */
    public record Settings(int minInstances, double delta, double threshold, double alpha, Mode mode) {
        private static final Settings DEFAULTS = new Settings(30, 0.005, 50, 0.9999, Mode.BOTH);

        /**
         * Checks the ranges.
         *
         * @throws InvalidInputException if a parameter is outside its range
         */
        public Settings {
            Require.count("minInstances", minInstances, 1, Integer.MAX_VALUE);
            Require.notNegative("delta", delta);
            Require.notNegative("threshold", threshold);
            Require.within("alpha", alpha, 0, 1);
            Objects.requireNonNull(mode, "mode");
        }

        /** Returns the defaults, as each parameter states them. */
        public static Settings defaults() {
            return DEFAULTS;
        }

        /**
         * Returns these settings with another {@code minInstances}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withMinInstances(int value) {
            return new Settings(value, delta, threshold, alpha, mode);
        }

        /**
         * Returns these settings with another {@code delta}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withDelta(double value) {
            return new Settings(minInstances, value, threshold, alpha, mode);
        }

        /**
         * Returns these settings with another {@code threshold}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withThreshold(double value) {
            return new Settings(minInstances, delta, value, alpha, mode);
        }

        /**
         * Returns these settings with another {@code alpha}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withAlpha(double value) {
            return new Settings(minInstances, delta, threshold, value, mode);
        }

        /**
         * Returns these settings with another {@code mode}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withMode(Mode value) {
            return new Settings(minInstances, delta, threshold, alpha, value);
        }

        static Settings of(DetectorSpec spec) {
            Parameters given = Parameters.of(spec, "min_instances", "delta", "threshold", "alpha", "mode");
            return new Settings(
                    given.count("min_instances", DEFAULTS.minInstances),
                    given.number("delta", DEFAULTS.delta),
                    given.number("threshold", DEFAULTS.threshold),
                    given.number("alpha", DEFAULTS.alpha),
                    given.choice("mode", DEFAULTS.mode));
        }

        private DetectorSpec spec() {
            return DetectorSpec.of(NAME)
                    .with("min_instances", minInstances)
                    .with("delta", delta)
                    .with("threshold", threshold)
                    .with("alpha", alpha)
                    .with("mode", mode);
        }
    }

    /** Which changes of the mean are seen. */
    public enum Mode {
        /** Rises and falls. */
        BOTH,
        /** Rises only, as one wants for errors. */
        UP,
        /** Falls only. */
        DOWN
    }

    /** Where the maximum of the falling sum begins; below 0, as the sum may begin below as well. */
    private static final double FIRST_MAXIMUM = -1;

    private final Settings settings;
    private long count;
    private double mean;
    private double rising;
    private double falling;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = FIRST_MAXIMUM;

    /** Makes a detector with the defaults. */
    public PageHinkley() {
        this(Settings.defaults());
    }

    /**
     * Makes a detector.
     *
     * @param settings its parameters
     */
    public PageHinkley(Settings settings) {
        this.settings = settings;
    }

    @Override
    public DetectorSpec spec() {
        return settings.spec();
    }

    @Override
    public DetectorLevel update(double value) {
        return accept(value);
    }

    /** Returns the mean since the start or the last drift; 0 before the first value. */
    public double mean() {
        return mean;
    }

    @Override
    DetectorLevel step(double value) {
        count++;
        // The reciprocal does not wait for the last mean as a quotient would.
        mean += (value - mean) * (1.0 / count);
        double deviation = value - mean;
        // In parentheses is what does not wait for the last sum.
        rising = settings.alpha * rising + (deviation - settings.delta);
        falling = settings.alpha * falling + (deviation + settings.delta);
        if (rising < lowest) {
            lowest = rising;
        }
        if (falling > highest) {
            highest = falling;
        }
        if (count < settings.minInstances) {
            return DetectorLevel.INSUFFICIENT_DATA;
        }
        boolean up = rising - lowest > settings.threshold && settings.mode != Mode.DOWN;
        boolean down = highest - falling > settings.threshold && settings.mode != Mode.UP;
        return up || down ? DetectorLevel.DRIFT : DetectorLevel.STABLE;
    }

    @Override
    void clear() {
        count = 0;
        mean = 0;
        rising = 0;
        falling = 0;
        lowest = Double.POSITIVE_INFINITY;
        highest = FIRST_MAXIMUM;
    }

    @Override
    void write(StateOutput out) {
        out.whole(count)
                .number(mean)
                .number(rising)
                .number(falling)
                .number(lowest)
                .number(highest);
    }

    @Override
    void read(StateInput in) {
        count = in.count("count");
        mean = in.number();
        rising = in.number();
        falling = in.number();
        lowest = in.number();
        highest = in.number();
    }
}
