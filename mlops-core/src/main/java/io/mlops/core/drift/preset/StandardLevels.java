package io.mlops.core.drift.preset;

import io.mlops.drift.Correction;
import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * The figures of the standard preset.
 *
 * @param alpha expected share of false alarms among the drifted columns, and bound of the probability of any alarm where
 *     nothing drifts, in (0, 1); 0.05 is the default
 * @param effect least effect size that is drift, in [0, 1): a distance of distribution functions or Cramer's V; 0.1, by
 *     convention a small effect, is the default
 * @param minimumValues least number of values a side, at least 2; 20 is the default
 * @param correction how p-values are corrected over the columns; Benjamini-Hochberg is the default
 * @see <a href="https://doi.org/10.4324/9780203771587">Cohen 1988, section 7.2, on small effects</a>
 */
public record StandardLevels(double alpha, double effect, long minimumValues, Correction correction) {
    /** The defaults. */
    public static final StandardLevels DEFAULTS = new StandardLevels(0.05, 0.1, 20, Correction.BENJAMINI_HOCHBERG);

    /**
     * Checks the figures.
     *
     * @throws InvalidInputException if one is NaN or out of its range
     */
    public StandardLevels {
        Objects.requireNonNull(correction, "correction");
        if (!(alpha > 0 && alpha < 1)) {
            throw new InvalidInputException("alpha", "must be between 0 and 1", Double.toString(alpha), "");
        }
        if (!(effect >= 0 && effect < 1)) {
            throw new InvalidInputException("effect", "must be at least 0 and below 1", Double.toString(effect), "");
        }
        if (minimumValues < 2) {
            throw new InvalidInputException("minimumValues", "must be at least 2", Long.toString(minimumValues), "");
        }
    }

    /**
     * Returns the same figures with another level of false alarms.
     *
     * @param newAlpha the level, in (0, 1)
     * @throws InvalidInputException if it is outside
     */
    public StandardLevels withAlpha(double newAlpha) {
        return new StandardLevels(newAlpha, effect, minimumValues, correction);
    }

    /**
     * Returns the same figures with another least effect.
     *
     * @param newEffect the effect size, in [0, 1)
     * @throws InvalidInputException if it is outside
     */
    public StandardLevels withEffect(double newEffect) {
        return new StandardLevels(alpha, newEffect, minimumValues, correction);
    }
}
