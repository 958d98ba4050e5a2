package io.mlops.core.drift.stream;

import io.mlops.drift.stream.DetectorLevel;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ValueDetector;
import io.mlops.error.InvalidInputException;

/**
 * Anytime-valid test that the mean of bounded numbers is still at most a stated one.
 *
 * <p>A wealth bets on each value being above that mean, by a stake that the past alone determines. As long as the mean stays at or
 * below it, however the values depend on each other, the wealth is a supermartingale of start 1, so the probability that it
 * ever reaches 1 / alpha is at most alpha, at whatever moment one looks or stops (Ville's inequality). That holds from each
 * start to its first drift. So that a late change is seen soon, a share of 1 / (k (k + 1)) of the first wealth is kept back for
 * bets that begin at the k-th value. Takes errors as well, for 1 and 0.
 *
 * <p>Values outside the bounds are counted and left out; the test says nothing about them.
 *
 * @see <a href="https://doi.org/10.1093/jrsssb/qkad009">Waudby-Smith and Ramdas 2024, section 4</a>, for bets
 * @see <a href="https://doi.org/10.51387/23-NEJSDS51">Shin, Ramdas and Rinaldo 2023</a>, for bets that begin later
 */
public final class BettingMean extends Detector implements ValueDetector {
    /** Name of this detector in specifications. */
    public static final String NAME = "betting-mean";

    /**
     * What can be set.
     *
     * @param mean the largest mean that is no change, between the bounds; 0.5
     * @param alpha probability of ever seeing a drift without a change, above 0 and below 1; 0.01
     * @param warningAlpha probability of ever warning without a change, from alpha to 1; 0.1
     * @param least the least value there can be; 0
     * @param largest the largest value there can be; 1
     */
    public record Settings(double mean, double alpha, double warningAlpha, double least, double largest) {
        private static final Settings DEFAULTS = new Settings(0.5, 0.01, 0.1, 0, 1);

        /**
         * Checks the ranges.
         *
         * @throws InvalidInputException if a parameter is outside its range
         */
        public Settings {
            Require.finite("mean", mean);
            Require.probability("alpha", alpha);
            Require.within("warningAlpha", warningAlpha, alpha, 1);
            Require.finite("least", least);
            Require.finite("largest", largest);
            Require.between("mean", mean, least, largest);
        }

        /** Returns the defaults, as each parameter states them. */
        public static Settings defaults() {
            return DEFAULTS;
        }

        /**
         * Returns these settings with another {@code mean}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withMean(double value) {
            return new Settings(value, alpha, warningAlpha, least, largest);
        }

        /**
         * Returns these settings with another {@code alpha}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withAlpha(double value) {
            return new Settings(mean, value, warningAlpha, least, largest);
        }

        /**
         * Returns these settings with another {@code warningAlpha}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withWarningAlpha(double value) {
            return new Settings(mean, alpha, value, least, largest);
        }

        /**
         * Returns these settings with another {@code least}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withLeast(double value) {
            return new Settings(mean, alpha, warningAlpha, value, largest);
        }

        /**
         * Returns these settings with another {@code largest}.
         *
         * @param value as the parameter of that name
         * @throws InvalidInputException if it is outside its range
         */
        public Settings withLargest(double value) {
            return new Settings(mean, alpha, warningAlpha, least, value);
        }

        static Settings of(DetectorSpec spec) {
            Parameters given = Parameters.of(spec, "mean", "alpha", "warning_alpha", "least", "largest");
            return new Settings(
                    given.number("mean", DEFAULTS.mean),
                    given.number("alpha", DEFAULTS.alpha),
                    given.number("warning_alpha", DEFAULTS.warningAlpha),
                    given.number("least", DEFAULTS.least),
                    given.number("largest", DEFAULTS.largest));
        }

        private DetectorSpec spec() {
            return DetectorSpec.of(NAME)
                    .with("mean", mean)
                    .with("alpha", alpha)
                    .with("warning_alpha", warningAlpha)
                    .with("least", least)
                    .with("largest", largest);
        }
    }

    private static final double MEMORY = 0.02;
    private static final double LARGEST_STAKE = 0.5;

    private final Settings settings;
    private final double bound;
    private long count;
    private double wealth;
    private double recentMean;
    private double recentVariance;

    /** Makes a detector with the defaults. */
    public BettingMean() {
        this(Settings.defaults());
    }

    /**
     * Makes a detector.
     *
     * @param settings its parameters
     */
    public BettingMean(Settings settings) {
        this.settings = settings;
        this.bound = (settings.mean - settings.least) / (settings.largest - settings.least);
        clear();
    }

    @Override
    public DetectorSpec spec() {
        return settings.spec();
    }

    @Override
    public DetectorLevel update(double value) {
        return accept(value);
    }

    /** Returns the evidence against the stated mean: 1 at the start, drift at 1 / alpha. */
    public double evidence() {
        // What is kept back for later bets after t values is 1 / (t + 1).
        return wealth + 1.0 / (count + 1);
    }

    @Override
    boolean usable(double value) {
        return value >= settings.least && value <= settings.largest;
    }

    @Override
    DetectorLevel step(double value) {
        double scaled = (value - settings.least) / (settings.largest - settings.least);
        double excess = recentMean - bound;
        double stake = excess <= 0 ? 0 : Math.min(excess / (recentVariance + excess * excess), LARGEST_STAKE / bound);
        count++;
        double begun = 1.0 / ((double) count * (count + 1));
        wealth = (wealth + begun) * (1 + stake * (scaled - bound));
        double deviation = scaled - recentMean;
        recentMean += MEMORY * deviation;
        recentVariance = (1 - MEMORY) * (recentVariance + MEMORY * deviation * deviation);
        double evidence = evidence();
        if (evidence >= 1 / settings.alpha) {
            return DetectorLevel.DRIFT;
        }
        return evidence >= 1 / settings.warningAlpha ? DetectorLevel.WARNING : DetectorLevel.STABLE;
    }

    @Override
    void clear() {
        count = 0;
        wealth = 0;
        recentMean = bound;
        recentVariance = bound * (1 - bound);
    }

    @Override
    void write(StateOutput out) {
        out.whole(count).number(wealth).number(recentMean).number(recentVariance);
    }

    @Override
    void read(StateInput in) {
        count = in.count("count");
        wealth = in.number();
        recentMean = in.number();
        recentVariance = in.number();
    }
}
