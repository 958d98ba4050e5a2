package io.mlops.core.drift.stream;

import io.mlops.drift.stream.Correctness;
import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ErrorDetector;
import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * Hoeffding drift detection method on averages: the error rate before and after the best cut differ by more than Hoeffding's
 * bound.
 *
 * <p>Sees abrupt rises; both ways with {@code twoSided}. After a drift it starts over.
 *
 * @see <a href="https://doi.org/10.1109/TKDE.2014.2345382">Frias-Blanco et al. 2015, section 3.1</a>
 */
public final class HddmA extends Detector implements ErrorDetector {
    /** Name of this detector in specifications. */
    public static final String NAME = "hddm-a";

    /**
     * What can be set.
     *
     * @param driftConfidence level of the test for a drift, above 0 and below 1; 0.001
     * @param warningConfidence level of the test for a warning, above 0 and below 1; 0.005
     * @param twoSided whether falls of the error are changes as well; false
     */
    public record Settings(double driftConfidence, double warningConfidence, boolean twoSided) {
        private static final Settings DEFAULTS = new Settings(0.001, 0.005, false);

        /**
         * Checks the ranges.
         *
         * @throws InvalidInputException if a parameter is outside its range
         */
        public Settings {
            Require.probability("driftConfidence", driftConfidence);
            Require.probability("warningConfidence", warningConfidence);
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
            return new Settings(value, warningConfidence, twoSided);
        }

        /**
         * Returns these settings with another {@code warningConfidence}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withWarningConfidence(double value) {
            return new Settings(driftConfidence, value, twoSided);
        }

        /**
         * Returns these settings with another {@code twoSided}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withTwoSided(boolean value) {
            return new Settings(driftConfidence, warningConfidence, value);
        }

        static Settings of(DetectorSpec spec) {
            Parameters given = Parameters.of(spec, "drift_confidence", "warning_confidence", "two_sided_test");
            return new Settings(
                    given.number("drift_confidence", DEFAULTS.driftConfidence),
                    given.number("warning_confidence", DEFAULTS.warningConfidence),
                    given.flag("two_sided_test", DEFAULTS.twoSided));
        }

        private DetectorSpec spec() {
            return DetectorSpec.of(NAME)
                    .with("drift_confidence", driftConfidence)
                    .with("warning_confidence", warningConfidence)
                    .with("two_sided_test", twoSided);
        }
    }

    private final Settings settings;
    private final double cutTerm;
    private final double driftTerm;
    private final double warningTerm;
    private long count;
    private double mean;
    private long lowCount;
    private double lowMean;
    private double lowBound;
    private long highCount;
    private double highMean;
    private double highBound;

    /** Makes a detector with the defaults. */
    public HddmA() {
        this(Settings.defaults());
    }

    /**
     * Makes a detector.
     *
     * @param settings its parameters
     */
    public HddmA(Settings settings) {
        this.settings = settings;
        this.cutTerm = Math.log(1 / settings.driftConfidence);
        this.driftTerm = Math.log(2 / settings.driftConfidence) / 2;
        this.warningTerm = Math.log(2 / settings.warningConfidence) / 2;
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
        return mean;
    }

    @Override
    DetectorLevel step(double value) {
        count++;
        mean += (value - mean) / count;
        moveCuts();
        if (count < 2) {
            return DetectorLevel.INSUFFICIENT_DATA;
        }
        double risen = mean - lowMean;
        double fallen = highMean - mean;
        if (differ(risen, lowCount, driftTerm) || (settings.twoSided && differ(fallen, highCount, driftTerm))) {
            return DetectorLevel.DRIFT;
        }
        boolean warns =
                differ(risen, lowCount, warningTerm) || (settings.twoSided && differ(fallen, highCount, warningTerm));
        return warns ? DetectorLevel.WARNING : DetectorLevel.STABLE;
    }

    /** The cut with the lowest upper bound before it, and that with the highest lower bound. */
    private void moveCuts() {
        double bound = Math.sqrt(cutTerm / (2.0 * count));
        if (lowCount == 0 || lowMean + lowBound >= mean + bound) {
            lowCount = count;
            lowMean = mean;
            lowBound = bound;
        }
        if (highCount == 0 || highMean - highBound <= mean - bound) {
            highCount = count;
            highMean = mean;
            highBound = bound;
        }
    }

    private boolean differ(double difference, long before, double term) {
        if (difference <= 0 || before == count) {
            return false;
        }
        double spread = (double) (count - before) / before / count;
        return difference >= Math.sqrt(spread * term);
    }

    @Override
    void clear() {
        count = 0;
        mean = 0;
        lowCount = 0;
        highCount = 0;
    }

    @Override
    void write(StateOutput out) {
        out.whole(count).number(mean);
        out.whole(lowCount).number(lowMean).number(lowBound);
        out.whole(highCount).number(highMean).number(highBound);
    }

    @Override
    void read(StateInput in) {
        count = in.count("count");
        mean = in.number();
        lowCount = in.count("lowCount");
        lowMean = in.number();
        lowBound = in.number();
        highCount = in.count("highCount");
        highMean = in.number();
        highBound = in.number();
    }
}
