package io.mlops.core.drift.law;

/**
 * Limiting law of the Cramer-von Mises statistic.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177729437">Anderson and Darling 1952, equation 4.35</a>
 */
public final class CramerVonMisesLimit {
    private static final double CONVERGED = 1e-7;
    private static final double ORDER = 0.25;

    private CramerVonMisesLimit() {}

    /**
     * Returns the probability of at most x. The series ends with its first term below 1e-7, where SciPy ends it.
     *
     * @param x the statistic, positive
     */
    public static double distribution(double x) {
        double sum = 0;
        double gammaRatio = Math.sqrt(Math.PI);
        double scale = Math.pow(Math.PI, 1.5) * Math.sqrt(x);
        for (int k = 0; ; k++) {
            double y = (4.0 * k + 1) * (4.0 * k + 1) / (16 * x);
            double term = gammaRatio / scale * Math.sqrt(4.0 * k + 1) * besselTimesExponential(y);
            sum += term;
            if (term < CONVERGED) {
                return sum;
            }
            gammaRatio *= (k + 0.5) / (k + 1);
        }
    }

    /**
     * Returns exp(-y) times the modified Bessel function of the second kind of order 1/4 at y, by its integral
     * representation; the trapezoidal rule converges double-exponentially there.
     */
    private static double besselTimesExponential(double y) {
        double step = 1.0 / 64;
        double sum = Math.exp(-2 * y) / 2;
        for (int i = 1; ; i++) {
            double t = i * step;
            double term = Math.exp(-y * (1 + Math.cosh(t))) * Math.cosh(ORDER * t);
            sum += term;
            if (term <= sum * 1e-18) {
                return sum * step;
            }
        }
    }
}
