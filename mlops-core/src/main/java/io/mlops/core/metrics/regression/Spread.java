package io.mlops.core.metrics.regression;

/**
 * Mean and squared deviations of numbers, one by one or merged.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1983.10483115">Chan, Golub and LeVeque 1983</a>
 */
final class Spread {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double before = value - mean;
        mean += before / count;
        squares += before * (value - mean);
    }

    void merge(Spread other) {
        if (other.count == 0) {
            return;
        }
        long both = count + other.count;
        double difference = other.mean - mean;
        squares += other.squares + difference * difference * count / both * other.count;
        mean += difference * other.count / both;
        count = both;
    }

    long count() {
        return count;
    }

    double squares() {
        return squares;
    }
}
