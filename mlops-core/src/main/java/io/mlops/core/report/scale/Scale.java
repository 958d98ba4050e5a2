package io.mlops.core.report.scale;

/**
 * A straight mapping of values to pixels.
 *
 * @param low the value drawn at {@code from}; finite
 * @param high the value drawn at {@code to}; finite and above {@code low}
 * @param from the pixel of {@code low}
 * @param to the pixel of {@code high}; may be less than {@code from}, as y grows downwards
 */
public record Scale(double low, double high, double from, double to) {
    /** Checks the ends. */
    public Scale {
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("A scale needs two finite ends in order, was " + low + " to " + high);
        }
    }

    /** Returns the pixel of a finite value, held inside the two ends. */
    public double at(double value) {
        // Halves first: the distance between two finite doubles can be infinite.
        double share = Double.isInfinite(high - low)
                ? (value / 2 - low / 2) / (high / 2 - low / 2)
                : (value - low) / (high - low);
        return from + Math.min(1, Math.max(0, share)) * (to - from);
    }
}
