package io.mlops.core.drift.stream;

import io.mlops.drift.stream.Correctness;
import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ErrorDetector;
import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * Drift detection method: the error rate is some of its standard deviations above the lowest that was seen.
 *
 * <p>Sees abrupt rises of the error; falls it takes for the new lowest. After a drift it starts over.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-28645-5_29">Gama et al. 2004</a>
 */
public final class Ddm extends Detector implements ErrorDetector {
    /** Name of this detector in specifications. */
    public static final String NAME = "ddm";

    /**
     * What can be set.
     *
     * @param warmStart predictions after which the tests begin, at least 1; 30
     * @param warningThreshold standard deviations above which it warns, above 0; 2
     * @param driftThreshold standard deviations above which a drift is seen, above 0; 3
     */
    public record Settings(int warmStart, double warningThreshold, double driftThreshold) {
        private static final Settings DEFAULTS = new Settings(30, 2, 3);

        /**
         * Checks the ranges.
         *
         * @throws InvalidInputException if a parameter is outside its range
         */
        public Settings {
            Require.count("warmStart", warmStart, 1, Integer.MAX_VALUE);
            Require.positive("warningThreshold", warningThreshold);
            Require.positive("driftThreshold", driftThreshold);
        }

        /** Returns the defaults, as each parameter states them. */
        public static Settings defaults() {
            return DEFAULTS;
        }

        /**
         * Returns these settings with another {@code warmStart}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withWarmStart(int value) {
            return new Settings(value, warningThreshold, driftThreshold);
        }

        /**
         * Returns these settings with another {@code warningThreshold}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withWarningThreshold(double value) {
            return new Settings(warmStart, value, driftThreshold);
        }

        /**
         * Returns these settings with another {@code driftThreshold}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withDriftThreshold(double value) {
            return new Settings(warmStart, warningThreshold, value);
        }

        static Settings of(DetectorSpec spec) {
            Parameters given = Parameters.of(spec, "warm_start", "warning_threshold", "drift_threshold");
            return new Settings(
                    given.count("warm_start", DEFAULTS.warmStart),
                    given.number("warning_threshold", DEFAULTS.warningThreshold),
                    given.number("drift_threshold", DEFAULTS.driftThreshold));
        }

        private DetectorSpec spec() {
            return DetectorSpec.of(NAME)
                    .with("warm_start", warmStart)
                    .with("warning_threshold", warningThreshold)
                    .with("drift_threshold", driftThreshold);
        }
    }

    private final Settings settings;
    private long count;
    private double rate;
    private double lowestRate;
    private double lowestDeviation;
    private double lowest = Double.POSITIVE_INFINITY;

    /** Makes a detector with the defaults. */
    public Ddm() {
        this(Settings.defaults());
    }

    /**
     * Makes a detector.
     *
     * @param settings its parameters
     */
    public Ddm(Settings settings) {
        this.settings = settings;
    }

    @Override
    public DetectorSpec spec() {
        return settings.spec();
    }

    @Override
    public DetectorLevel update(Correctness correctness) {
        return accept(Objects.requireNonNull(correctness, "correctness") == Correctness.ERROR ? 1 : 0);
    }

    /** Returns the share of errors since the start or the last drift, 0 to 1; 0 before the first prediction. */
    public double errorRate() {
        return rate;
    }

    @Override
    DetectorLevel step(double value) {
        count++;
        rate += (value - rate) / count;
        if (count <= settings.warmStart) {
            return DetectorLevel.INSUFFICIENT_DATA;
        }
        double deviation = Math.sqrt(rate * (1 - rate) / count);
        double upper = rate + deviation;
        if (upper <= lowest) {
            lowestRate = rate;
            lowestDeviation = deviation;
            lowest = upper;
        }
        if (upper > lowestRate + settings.driftThreshold * lowestDeviation) {
            return DetectorLevel.DRIFT;
        }
        boolean high = upper > lowestRate + settings.warningThreshold * lowestDeviation;
        return high ? DetectorLevel.WARNING : DetectorLevel.STABLE;
    }

    @Override
    void clear() {
        count = 0;
        rate = 0;
        lowestRate = 0;
        lowestDeviation = 0;
        lowest = Double.POSITIVE_INFINITY;
    }

    @Override
    void write(StateOutput out) {
        out.whole(count).number(rate).number(lowestRate).number(lowestDeviation).number(lowest);
    }

    @Override
    void read(StateInput in) {
        count = in.count("count");
        rate = in.number();
        lowestRate = in.number();
        lowestDeviation = in.number();
        lowest = in.number();
    }
}
