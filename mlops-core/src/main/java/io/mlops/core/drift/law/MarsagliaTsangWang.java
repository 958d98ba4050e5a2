package io.mlops.core.drift.law;

/**
 * Exact two-sided one-sample Kolmogorov-Smirnov law as an entry of the n-th power of a matrix.
 *
 * @see <a href="https://doi.org/10.18637/jss.v008.i18">Marsaglia, Tsang and Wang 2003</a>
 */
final class MarsagliaTsangWang {
    private MarsagliaTsangWang() {}

    /** Returns the probability of a statistic of at most d; costs (2nd)^3 log n. */
    static double distribution(double d, int n) {
        int k = (int) (n * d) + 1;
        ScaledMatrix power = ScaledMatrix.of(start(k, k - n * d)).power(n);
        double value = power.entry(k - 1, k - 1);
        int exponent = power.exponent();
        for (int i = 1; i <= n; i++) {
            value = value * i / n;
            if (value < ScaledMatrix.SMALL) {
                value *= ScaledMatrix.SCALE;
                exponent--;
            }
        }
        return Math.max(0, Math.min(1, Math.scalb(value, ScaledMatrix.SCALE_BITS * exponent)));
    }

    private static double[][] start(int k, double h) {
        int size = 2 * k - 1;
        double[][] start = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                start[i][j] = i - j + 1 < 0 ? 0 : 1;
            }
        }
        for (int i = 0; i < size; i++) {
            start[i][0] -= Math.pow(h, i + 1);
            start[size - 1][i] -= Math.pow(h, size - i);
        }
        start[size - 1][0] += 2 * h - 1 > 0 ? Math.pow(2 * h - 1, size) : 0;
        double[] factorial = new double[size + 1];
        factorial[0] = 1;
        for (int i = 1; i <= size; i++) {
            factorial[i] = factorial[i - 1] * i;
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= Math.min(size - 1, i + 1); j++) {
                start[i][j] /= factorial[i - j + 1];
            }
        }
        return start;
    }
}
