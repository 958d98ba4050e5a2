package io.mlops.core.drift.stream;

import io.mlops.drift.stream.Correctness;
import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ErrorDetector;
import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * Early drift detection method: errors follow each other more closely than they once did.
 *
 * <p>Sees gradual changes early, at the price of false alarms: some 30 in 10,000 predictions of a constant error rate. A
 * warning lasts until the next error. The deviation of the distances divides by their number less one, as River does; the
 * paper and MOA divide by their number. After a drift it starts over.
 *
 * @see <a href="https://www.cs.upc.edu/~abifet/EDDM.pdf">Baena-Garcia et al. 2006</a>
 */
public final class Eddm extends Detector implements ErrorDetector {
    /** Name of this detector in specifications. */
    public static final String NAME = "eddm";

    /**
     * What can be set.
     *
     * @param warmStart predictions, and errors, after which the tests begin, at least 1; 30
     * @param alpha share of the largest distance below which it warns, above 0 and below 1; 0.95
     * @param beta share of the largest distance below which a drift is seen, above 0 and below 1; 0.9
     */
    public record Settings(int warmStart, double alpha, double beta) {
        private static final Settings DEFAULTS = new Settings(30, 0.95, 0.9);

        /**
         * Checks the ranges.
         *
         * @throws InvalidInputException if a parameter is outside its range
         */
        public Settings {
            Require.count("warmStart", warmStart, 1, Integer.MAX_VALUE);
            Require.probability("alpha", alpha);
            Require.probability("beta", beta);
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
            return new Settings(value, alpha, beta);
        }

        /**
         * Returns these settings with another {@code alpha}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withAlpha(double value) {
            return new Settings(warmStart, value, beta);
        }

        /**
         * Returns these settings with another {@code beta}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withBeta(double value) {
            return new Settings(warmStart, alpha, value);
        }

        static Settings of(DetectorSpec spec) {
            Parameters given = Parameters.of(spec, "warm_start", "alpha", "beta");
            return new Settings(
                    given.count("warm_start", DEFAULTS.warmStart),
                    given.number("alpha", DEFAULTS.alpha),
                    given.number("beta", DEFAULTS.beta));
        }

        private DetectorSpec spec() {
            return DetectorSpec.of(NAME)
                    .with("warm_start", warmStart)
                    .with("alpha", alpha)
                    .with("beta", beta);
        }
    }

    private final Settings settings;
    private long count;
    private long errors;
    private long lastError;
    private double mean;
    private double squares;
    private double largest;
    private boolean warning;

    /** Makes a detector with the defaults. */
    public Eddm() {
        this(Settings.defaults());
    }

    /**
     * Makes a detector.
     *
     * @param settings its parameters
     */
    public Eddm(Settings settings) {
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

    /** Returns the mean number of predictions from one error to the next since the last drift; 0 before the first error. */
    public double meanDistance() {
        return mean;
    }

    @Override
    DetectorLevel step(double value) {
        count++;
        if (value > 0 && closer()) {
            return DetectorLevel.DRIFT;
        }
        if (errors <= settings.warmStart) {
            return DetectorLevel.INSUFFICIENT_DATA;
        }
        return warning ? DetectorLevel.WARNING : DetectorLevel.STABLE;
    }

    private boolean closer() {
        errors++;
        long distance = count - lastError;
        lastError = count;
        double before = distance - mean;
        mean += before / errors;
        squares += before * (distance - mean);
        double deviation = errors > 1 ? Math.sqrt(squares / (errors - 1)) : 0;
        double far = mean + 2 * deviation;
        if (count <= settings.warmStart) {
            return false;
        }
        if (far > largest) {
            largest = far;
            return false;
        }
        double share = far / largest;
        boolean enough = errors > settings.warmStart;
        if (enough) {
            warning = share < settings.alpha;
        }
        return enough && share < settings.beta;
    }

    @Override
    void clear() {
        count = 0;
        errors = 0;
        lastError = 0;
        mean = 0;
        squares = 0;
        largest = 0;
        warning = false;
    }

    @Override
    void write(StateOutput out) {
        out.whole(count)
                .whole(errors)
                .whole(lastError)
                .number(mean)
                .number(squares)
                .number(largest);
        out.whole(warning ? 1 : 0);
    }

    @Override
    void read(StateInput in) {
        count = in.count("count");
        errors = in.count("errors");
        lastError = in.count("lastError");
        mean = in.number();
        squares = in.number();
        largest = in.number();
        warning = in.index("warning", 2) == 1;
    }
}
