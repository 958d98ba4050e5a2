package io.mlops.core.drift.sequential;

import io.mlops.error.InvalidInputException;

/**
 * A confidence sequence of the mean of bounded numbers: with probability 1 - alpha the mean is inside all its intervals at once.
 *
 * <p>The mean may be that of each value given those before it, if it stays the same. The interval is the intersection of all
 * so far, so it never grows; after a change it may become empty, which {@link #contradicted()} tells and which happens
 * without a change with probability alpha at most. Mutable and not thread-safe.
 *
 * @see <a href="https://doi.org/10.1093/jrsssb/qkad009">Waudby-Smith and Ramdas 2024, theorem 2</a> (predictable plug-in
 *     empirical Bernstein)
 */
public final class MeanSequence {
    private static final double LARGEST_WEIGHT = 0.5;

    private final double least;
    private final double range;
    private final double alpha;
    private long count;
    private long rejected;
    private double weights;
    private double weighted;
    private double penalty;
    private double sum = 0.5;
    private double squares = 0.25;
    private double low;
    private double high = 1;
    private boolean contradicted;

    /**
     * Starts a sequence.
     *
     * @param least the least value there can be, finite
     * @param largest the largest value there can be, finite, above the least
     * @param alpha probability that the mean is ever outside, above 0 and below 1
     * @throws InvalidInputException if one is outside
     */
    public MeanSequence(double least, double largest, double alpha) {
        if (!(least < largest) || !Double.isFinite(largest - least)) {
            throw new InvalidInputException("largest", "must be above least, and finite", least + ", " + largest, "");
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new InvalidInputException("alpha", "must be above 0 and below 1", Double.toString(alpha), "");
        }
        this.least = least;
        this.range = largest - least;
        this.alpha = alpha;
    }

    /**
     * Takes the next value.
     *
     * @param value the value; outside the bounds, or NaN, it is counted and left out
     * @return whether it was taken in
     */
    public boolean add(double value) {
        double scaled = (value - least) / range;
        if (!(scaled >= 0 && scaled <= 1)) {
            rejected++;
            return false;
        }
        double variance = squares / (count + 1);
        double mean = sum / (count + 1);
        count++;
        double logarithm = Math.log(2 / alpha);
        double weight =
                Math.min(LARGEST_WEIGHT, Math.sqrt(2 * logarithm / (variance * count * Math.log1p((double) count))));
        double deviation = scaled - mean;
        weights += weight;
        weighted += weight * scaled;
        penalty += deviation * deviation * (-Math.log1p(-weight) - weight);
        sum += scaled;
        double updated = scaled - sum / (count + 1);
        squares += updated * updated;
        narrow(weighted / weights, (logarithm + penalty) / weights);
        return true;
    }

    private void narrow(double centre, double radius) {
        double newLow = Math.max(low, centre - radius);
        double newHigh = Math.min(high, centre + radius);
        if (newLow > newHigh) {
            contradicted = true;
        } else {
            low = newLow;
            high = newHigh;
        }
    }

    /** Returns the values taken in. */
    public long count() {
        return count;
    }

    /** Returns the values left out. */
    public long rejected() {
        return rejected;
    }

    /** Returns the lower end of the interval, at the start the least value; once contradicted, that before. */
    public double low() {
        return least + range * low;
    }

    /** Returns the upper end of the interval, at the start the largest value; once contradicted, that before. */
    public double high() {
        return least + range * high;
    }

    /** Returns whether no mean agrees with all that was seen: it has changed. */
    public boolean contradicted() {
        return contradicted;
    }
}
