package io.mlops.drift;

import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * When a measurement is drift.
 *
 * <p>Immutable.
 *
 * @param subject which figure is compared
 * @param rule what it is compared with
 * @param value the constant, the number of deviations, or the level of false alarms, as the rule says
 * @param comparison which side of the threshold is drift, and whether the threshold itself is
 */
public record Threshold(Subject subject, Rule rule, double value, Comparison comparison) {
    /** Which figure is compared. */
    public enum Subject {
        /** The statistic or distance. */
        STATISTIC,
        /** The p-value. */
        P_VALUE,
        /** The absolute value of the effect size. */
        EFFECT_SIZE
    }

    /** What the figure is compared with. */
    public enum Rule {
        /** A constant. */
        CONSTANT,
        /** The mean plus so many standard deviations (of the population) of the statistic over reference chunks. */
        DEVIATIONS,
        /** The value that samples of these sizes exceed without drift with the given probability. */
        CALIBRATED
    }

    /** How a figure is compared with the threshold. */
    public enum Comparison {
        /** Drift below the threshold. */
        LESS,
        /** Drift at the threshold and below. */
        LESS_OR_EQUAL,
        /** Drift above the threshold. */
        GREATER,
        /** Drift at the threshold and above. */
        GREATER_OR_EQUAL;

        /**
         * Returns whether a figure is drift.
         *
         * @param figure the figure; NaN is never drift, and must have been caught before
         * @param threshold the threshold
         */
        public boolean holds(double figure, double threshold) {
            return switch (this) {
                case LESS -> figure < threshold;
                case LESS_OR_EQUAL -> figure <= threshold;
                case GREATER -> figure > threshold;
                case GREATER_OR_EQUAL -> figure >= threshold;
            };
        }

        /** Returns the sign, for instance {@code <=}. */
        public String sign() {
            return switch (this) {
                case LESS -> "<";
                case LESS_OR_EQUAL -> "<=";
                case GREATER -> ">";
                case GREATER_OR_EQUAL -> ">=";
            };
        }
    }

    /**
     * Checks the value.
     *
     * @throws InvalidInputException if it is NaN or infinite, a level or a p-value outside (0, 1), or a negative number
     *     of deviations
     */
    public Threshold {
        Objects.requireNonNull(comparison, "comparison");
        boolean probability = rule == Rule.CALIBRATED || subject == Subject.P_VALUE;
        boolean right = probability ? value > 0 && value < 1 : Double.isFinite(value);
        if (!right || (rule == Rule.DEVIATIONS && value < 0)) {
            throw new InvalidInputException(
                    "value",
                    probability ? "must be between 0 and 1" : "must be finite, and a number of deviations not negative",
                    Double.toString(value),
                    "");
        }
        if (rule != Rule.CONSTANT && subject == Subject.P_VALUE) {
            throw new InvalidInputException(
                    "rule", "must be CONSTANT for a p-value", rule.toString(), "a p-value knows the sample sizes");
        }
    }

    /**
     * Returns: drift when the p-value is below a significance level.
     *
     * @param alpha the level, in (0, 1)
     * @throws InvalidInputException if it is outside
     */
    public static Threshold significance(double alpha) {
        return new Threshold(Subject.P_VALUE, Rule.CONSTANT, alpha, Comparison.LESS);
    }

    /**
     * Returns: drift when the statistic is at a constant or above.
     *
     * @param constant the constant, finite
     * @throws InvalidInputException if it is not
     */
    public static Threshold constant(double constant) {
        return new Threshold(Subject.STATISTIC, Rule.CONSTANT, constant, Comparison.GREATER_OR_EQUAL);
    }

    /**
     * Returns: drift when the statistic is above its mean plus some standard deviations over reference chunks.
     *
     * @param deviations the number of deviations, not negative; 3 is usual
     * @throws InvalidInputException if it is negative or not finite
     */
    public static Threshold deviations(double deviations) {
        return new Threshold(Subject.STATISTIC, Rule.DEVIATIONS, deviations, Comparison.GREATER);
    }

    /**
     * Returns: drift when the statistic is above what samples of these sizes reach without drift.
     *
     * @param alpha the probability of a false alarm, in (0, 1)
     * @throws InvalidInputException if it is outside
     */
    public static Threshold calibrated(double alpha) {
        return new Threshold(Subject.STATISTIC, Rule.CALIBRATED, alpha, Comparison.GREATER);
    }

    /**
     * Returns the same threshold under another comparison.
     *
     * @param other the comparison
     */
    public Threshold comparing(Comparison other) {
        return new Threshold(subject, rule, value, other);
    }
}
