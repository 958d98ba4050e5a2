package io.mlops.core.drift.stream;

/** An exponentially weighted mean with the sum of squared weights that McDiarmid's bound needs. */
final class WeightedMean {
    private final double lambda;
    private final boolean restartsAtZero;
    private long count;
    private double value;
    private double spread = 1;

    WeightedMean(double lambda, boolean restartsAtZero) {
        this.lambda = lambda;
        this.restartsAtZero = restartsAtZero;
    }

    void add(double next) {
        boolean first = count == 0 || (restartsAtZero && value == 0);
        value = first ? next : lambda * next + (1 - lambda) * value;
        // River weighs the first value as any other in the bound, the paper gives it a spread of 1.
        if (restartsAtZero || count > 0) {
            spread = lambda * lambda + (1 - lambda) * (1 - lambda) * spread;
        }
        count++;
    }

    double value() {
        return value;
    }

    double spread() {
        return spread;
    }

    boolean isFirst() {
        return count < 2;
    }

    /** Returns whether this mean is above another one beyond the bound; never where one of them has no value. */
    boolean exceeds(WeightedMean other, double term) {
        boolean both = count > 0 && other.count > 0;
        return both && value - other.value > Math.sqrt((spread + other.spread) * term);
    }

    void copy(WeightedMean other) {
        count = other.count;
        value = other.value;
        spread = other.spread;
    }

    void clear() {
        count = 0;
        value = 0;
        spread = 1;
    }

    void write(StateOutput out) {
        out.whole(count).number(value).number(spread);
    }

    void read(StateInput in) {
        count = in.count("count");
        value = in.number();
        spread = in.number();
    }
}
