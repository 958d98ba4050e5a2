package io.mlops.core.drift.law;

/**
 * Expansion of the two-sided one-sample Kolmogorov-Smirnov law in powers of the inverse square root of n.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1976.tb01579.x">Pelz and Good 1976</a>, in the notation of <a
 *     href="https://doi.org/10.18637/jss.v039.i11">Simard and L'Ecuyer 2011, section 2.6</a>
 */
final class PelzGood {
    private static final double ROOT = Math.sqrt(Math.PI / 2);
    private static final int TERMS = 20;

    private PelzGood() {}

    /** Returns the probability of a statistic of at most d. */
    static double distribution(double d, double n) {
        double root = Math.sqrt(n);
        double z = root * d;
        double value = k0(z) + k1(z) / root + k2(z) / n + k3(z) / (n * root);
        return Math.max(0, Math.min(1, value));
    }

    private static double k0(double z) {
        double sum = 0;
        for (int k = 0; k < TERMS; k++) {
            sum += halfWeight(k, z);
        }
        return 2 * ROOT / z * sum;
    }

    private static double k1(double z) {
        double sum = 0;
        for (int k = 0; k < TERMS; k++) {
            sum += (halfSquare(k) - z * z) * halfWeight(k, z);
        }
        return ROOT / (3 * Math.pow(z, 4)) * sum;
    }

    private static double k2(double z) {
        double z2 = z * z;
        double z4 = z2 * z2;
        double halves = 0;
        double wholes = 0;
        for (int k = 0; k < TERMS; k++) {
            double s = halfSquare(k);
            double polynomial = 6 * z4 * z2 + 2 * z4 + s * (2 * z4 - 5 * z2) + s * s * (1 - 2 * z2);
            halves += polynomial * halfWeight(k, z);
            double w = wholeSquare(k);
            wholes += w * Math.exp(-w / (2 * z2));
        }
        return ROOT / (36 * Math.pow(z, 7)) * halves - ROOT / (18 * z2 * z) * wholes;
    }

    private static double k3(double z) {
        double z2 = z * z;
        double z4 = z2 * z2;
        double z6 = z4 * z2;
        double halves = 0;
        double wholes = 0;
        for (int k = 0; k < TERMS; k++) {
            double s = halfSquare(k);
            double polynomial = s * s * s * (5 - 30 * z2)
                    + s * s * (212 * z4 - 60 * z2)
                    + s * (135 * z4 - 96 * z6)
                    - 30 * z6
                    - 90 * z4 * z4;
            halves += polynomial * halfWeight(k, z);
            double w = wholeSquare(k);
            wholes += (3 * w * z2 - w * w) * Math.exp(-w / (2 * z2));
        }
        return ROOT / (3240 * Math.pow(z, 10)) * halves + ROOT / (108 * z6) * wholes;
    }

    private static double halfSquare(int k) {
        double x = Math.PI * (k + 0.5);
        return x * x;
    }

    private static double wholeSquare(int k) {
        double x = Math.PI * k;
        return x * x;
    }

    private static double halfWeight(int k, double z) {
        return Math.exp(-halfSquare(k) / (2 * z * z));
    }
}
