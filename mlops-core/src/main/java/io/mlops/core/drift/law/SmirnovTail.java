package io.mlops.core.drift.law;

/**
 * Upper tail of the one-sided one-sample Kolmogorov-Smirnov statistic.
 *
 * <p>The law is a sum of n terms. From some thousand terms on it is computed as an integral: the terms, continued to
 * real indices, are smooth and vanish with all derivatives at both ends, so a coarse trapezoidal rule gives the sum to
 * about twelve digits and costs the same for each n.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177729550">Birnbaum and Tingey 1951, equation 3.0</a>
 */
final class SmirnovTail {
    private static final int LONGEST_SUM = 5_000;
    private static final int NODES = 4_000;
    private static final double LEAST_STIRLING = 16;

    private SmirnovTail() {}

    /** Returns the probability of a statistic above d, in (0, 1). */
    static double survival(double d, double n) {
        double first = Math.exp(n * Math.log1p(-d));
        double last = n * (1 - d);
        double width = n <= LONGEST_SUM ? 1 : last / NODES;
        double sum = 0;
        for (long i = 1; i * width < last; i++) {
            sum += term(i * width, d, n);
        }
        return Math.min(1, first + sum * width);
    }

    /** The term of index j, by Stirling's formula with its error term, so that large factors cancel beforehand. */
    private static double term(double j, double d, double n) {
        double shift = n * d;
        double rest = n - j;
        double exponent = j * Math.log1p(shift / j) + rest * Math.log1p(-shift / rest);
        double corrections = stirlingError(n) - stirlingError(j) - stirlingError(rest);
        return shift / (shift + j) * Math.sqrt(n / (2 * Math.PI * j * rest)) * Math.exp(exponent + corrections);
    }

    /** The difference of log-gamma(x + 1) and Stirling's formula, continuous in x. */
    private static double stirlingError(double x) {
        if (x < LEAST_STIRLING) {
            return stirlingError(x + 1) + (x + 0.5) * Math.log1p(1 / x) - 1;
        }
        double inverse = 1 / x;
        double square = inverse * inverse;
        double tail = 1.0 / 1260 - square * (1.0 / 1680 - square / 1188);
        return inverse * (1.0 / 12 - square * (1.0 / 360 - square * tail));
    }
}
