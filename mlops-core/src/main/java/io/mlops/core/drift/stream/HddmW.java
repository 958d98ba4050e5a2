package io.mlops.core.drift.stream;

import io.mlops.drift.stream.Correctness;
import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ErrorDetector;
import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * Hoeffding drift detection method on exponentially weighted averages: the weighted error rate before and after the best cut
 * differ by more than McDiarmid's bound.
 *
 * <p>Sees gradual changes sooner than {@link HddmA}. After a drift it starts over.
 *
 * @see <a href="https://doi.org/10.1109/TKDE.2014.2345382">Frias-Blanco et al. 2015, section 3.2</a>
 */
public final class HddmW extends Detector implements ErrorDetector {
    /** Name of this detector in specifications. */
    public static final String NAME = "hddm-w";

    /**
     * What can be set.
     *
     * @param driftConfidence level of the test for a drift, above 0 and below 1; 0.001
     * @param warningConfidence level of the test for a warning, above 0 and below 1; 0.005
     * @param lambda weight of the last prediction, above 0 and below 1; 0.05
     * @param twoSided whether falls of the error are changes as well; false
     * @param restartsAtZero whether an average of exactly 0 is taken for none, so that the first error
     *     after correct predictions alone counts whole, as in River 0.23; true, false is the paper
     */
    public record Settings(
            double driftConfidence, double warningConfidence, double lambda, boolean twoSided, boolean restartsAtZero) {
        private static final Settings DEFAULTS = new Settings(0.001, 0.005, 0.05, false, true);

        /**
         * Checks the ranges.
         *
         * @throws InvalidInputException if a parameter is outside its range
         */
        public Settings {
            Require.probability("driftConfidence", driftConfidence);
            Require.probability("warningConfidence", warningConfidence);
            Require.probability("lambda", lambda);
        }

        /** Returns the defaults, as each parameter states them. */
        public static Settings defaults() {
            return DEFAULTS;
        }

        /**
         * Returns these settings with another {@code driftConfidence}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withDriftConfidence(double value) {
            return new Settings(value, warningConfidence, lambda, twoSided, restartsAtZero);
        }

        /**
         * Returns these settings with another {@code warningConfidence}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withWarningConfidence(double value) {
            return new Settings(driftConfidence, value, lambda, twoSided, restartsAtZero);
        }

        /**
         * Returns these settings with another {@code lambda}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withLambda(double value) {
            return new Settings(driftConfidence, warningConfidence, value, twoSided, restartsAtZero);
        }

        /**
         * Returns these settings with another {@code twoSided}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withTwoSided(boolean value) {
            return new Settings(driftConfidence, warningConfidence, lambda, value, restartsAtZero);
        }

        /**
         * Returns these settings with another {@code restartsAtZero}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withRestartsAtZero(boolean value) {
            return new Settings(driftConfidence, warningConfidence, lambda, twoSided, value);
        }

        static Settings of(DetectorSpec spec) {
            Parameters given = Parameters.of(
                    spec, "drift_confidence", "warning_confidence", "lambda_val", "two_sided_test", "restarts_at_zero");
            return new Settings(
                    given.number("drift_confidence", DEFAULTS.driftConfidence),
                    given.number("warning_confidence", DEFAULTS.warningConfidence),
                    given.number("lambda_val", DEFAULTS.lambda),
                    given.flag("two_sided_test", DEFAULTS.twoSided),
                    given.flag("restarts_at_zero", DEFAULTS.restartsAtZero));
        }

        private DetectorSpec spec() {
            return DetectorSpec.of(NAME)
                    .with("drift_confidence", driftConfidence)
                    .with("warning_confidence", warningConfidence)
                    .with("lambda_val", lambda)
                    .with("two_sided_test", twoSided)
                    .with("restarts_at_zero", restartsAtZero);
        }
    }

    private final Settings settings;
    private final double driftTerm;
    private final double warningTerm;
    private final WeightedMean all;
    private final WeightedMean beforeRise;
    private final WeightedMean afterRise;
    private final WeightedMean beforeFall;
    private final WeightedMean afterFall;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    /** Makes a detector with the defaults. */
    public HddmW() {
        this(Settings.defaults());
    }

    /**
     * Makes a detector.
     *
     * @param settings its parameters
     */
    public HddmW(Settings settings) {
        this.settings = settings;
        this.driftTerm = Math.log(1 / settings.driftConfidence) / 2;
        this.warningTerm = Math.log(1 / settings.warningConfidence) / 2;
        this.all = new WeightedMean(settings.lambda, settings.restartsAtZero);
        this.beforeRise = new WeightedMean(settings.lambda, settings.restartsAtZero);
        this.afterRise = new WeightedMean(settings.lambda, settings.restartsAtZero);
        this.beforeFall = new WeightedMean(settings.lambda, settings.restartsAtZero);
        this.afterFall = new WeightedMean(settings.lambda, settings.restartsAtZero);
    }

    @Override
    public DetectorSpec spec() {
        return settings.spec();
    }

    @Override
    public DetectorLevel update(Correctness correctness) {
        return accept(Objects.requireNonNull(correctness, "correctness") == Correctness.ERROR ? 1 : 0);
    }

    /** Returns the weighted share of errors, 0 to 1; 0 before the first prediction. */
    public double errorRate() {
        return all.value();
    }

    @Override
    DetectorLevel step(double value) {
        all.add(value);
        moveCuts(value);
        if (all.isFirst()) {
            return DetectorLevel.INSUFFICIENT_DATA;
        }
        if (differ(driftTerm)) {
            return DetectorLevel.DRIFT;
        }
        return differ(warningTerm) ? DetectorLevel.WARNING : DetectorLevel.STABLE;
    }

    private void moveCuts(double value) {
        double bound = Math.sqrt(all.spread() * driftTerm);
        if (all.value() + bound < lowest) {
            lowest = all.value() + bound;
            beforeRise.copy(all);
            afterRise.clear();
        } else {
            afterRise.add(value);
        }
        if (all.value() - bound > highest) {
            highest = all.value() - bound;
            beforeFall.copy(all);
            afterFall.clear();
        } else {
            afterFall.add(value);
        }
    }

    private boolean differ(double term) {
        return afterRise.exceeds(beforeRise, term) || (settings.twoSided && beforeFall.exceeds(afterFall, term));
    }

    @Override
    void clear() {
        all.clear();
        beforeRise.clear();
        afterRise.clear();
        beforeFall.clear();
        afterFall.clear();
        lowest = Double.POSITIVE_INFINITY;
        highest = Double.NEGATIVE_INFINITY;
    }

    @Override
    void write(StateOutput out) {
        all.write(out);
        beforeRise.write(out);
        afterRise.write(out);
        beforeFall.write(out);
        afterFall.write(out);
        out.number(lowest).number(highest);
    }

    @Override
    void read(StateInput in) {
        all.read(in);
        beforeRise.read(in);
        afterRise.read(in);
        beforeFall.read(in);
        afterFall.read(in);
        lowest = in.number();
        highest = in.number();
    }
}
