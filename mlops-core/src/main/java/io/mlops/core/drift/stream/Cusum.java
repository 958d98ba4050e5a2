package io.mlops.core.drift.stream;

import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ValueDetector;
import io.mlops.error.InvalidInputException;

/**
 * Cumulative sum test for rises: the sum of deviations above the running mean, less a tolerance and never below 0, is too
 * large.
 *
 * <p>Tests as MOA 2024.07 does: from the 29th value on. After a drift it starts over.
 *
 * @see <a href="https://doi.org/10.1093/biomet/41.1-2.100">Page 1954</a>
 */
public final class Cusum extends Detector implements ValueDetector {
    /** Name of this detector in specifications. */
    public static final String NAME = "cusum";

    /**
     * What can be set.
     *
     * @param minInstances the first test is made one value before this one, at least 1; 30
     * @param delta tolerated deviation of a value, in its unit, not negative; 0.005
     * @param lambda sum of deviations, in the unit of the values, above which a change is seen, not
     *     negative; 50
     */
    public record Settings(int minInstances, double delta, double lambda) {
        private static final Settings DEFAULTS = new Settings(30, 0.005, 50);

        /**
         * Checks the ranges.
         *
         * @throws InvalidInputException if a parameter is outside its range
         */
        public Settings {
            Require.count("minInstances", minInstances, 1, Integer.MAX_VALUE);
            Require.notNegative("delta", delta);
            Require.notNegative("lambda", lambda);
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
            return new Settings(value, delta, lambda);
        }

        /**
         * Returns these settings with another {@code delta}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withDelta(double value) {
            return new Settings(minInstances, value, lambda);
        }

        /**
         * Returns these settings with another {@code lambda}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withLambda(double value) {
            return new Settings(minInstances, delta, value);
        }

        static Settings of(DetectorSpec spec) {
            Parameters given = Parameters.of(spec, "min_instances", "delta", "lambda");
            return new Settings(
                    given.count("min_instances", DEFAULTS.minInstances),
                    given.number("delta", DEFAULTS.delta),
                    given.number("lambda", DEFAULTS.lambda));
        }

        private DetectorSpec spec() {
            return DetectorSpec.of(NAME)
                    .with("min_instances", minInstances)
                    .with("delta", delta)
                    .with("lambda", lambda);
        }
    }

    private final Settings settings;
    private long count;
    private double mean;
    private double sum;

    /** Makes a detector with the defaults. */
    public Cusum() {
        this(Settings.defaults());
    }

    /**
     * Makes a detector.
     *
     * @param settings its parameters
     */
    public Cusum(Settings settings) {
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
        double next = sum + value - mean - settings.delta;
        sum = next > 0 ? next : 0;
        if (count + 1 < settings.minInstances) {
            return DetectorLevel.INSUFFICIENT_DATA;
        }
        return sum > settings.lambda ? DetectorLevel.DRIFT : DetectorLevel.STABLE;
    }

    @Override
    void clear() {
        count = 0;
        mean = 0;
        sum = 0;
    }

    @Override
    void write(StateOutput out) {
        out.whole(count).number(mean).number(sum);
    }

    @Override
    void read(StateInput in) {
        count = in.count("count");
        mean = in.number();
        sum = in.number();
    }
}
