package io.mlops.core.drift.law;

/**
 * Significance of the standardised two-sample Anderson-Darling statistic, interpolated in a table.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1987.10478517">Scholz and Stephens 1987, table 2 and section 5</a>
 */
public final class AndersonDarlingTable {
    /** The largest significance of the table; larger ones are given as this. */
    public static final double HIGHEST = 0.25;
    /** The smallest significance of the table; smaller ones are given as this. */
    public static final double LOWEST = 0.001;

    private static final double[] SIGNIFICANCE = {HIGHEST, 0.1, 0.05, 0.025, 0.01, 0.005, LOWEST};
    private static final double[] CRITICAL = {
        0.675 - 0.245 - 0.105,
        1.281 + 0.25 - 0.305,
        1.645 + 0.678 - 0.362,
        1.96 + 1.149 - 0.391,
        2.326 + 1.822 - 0.396,
        2.573 + 2.364 - 0.345,
        3.085 + 3.615 - 0.154
    };

    private AndersonDarlingTable() {}

    /**
     * Returns the significance, from {@link #LOWEST} to {@link #HIGHEST}; at either end it is a bound only.
     *
     * @param statistic the standardised statistic
     */
    public static double significance(double statistic) {
        if (statistic < CRITICAL[0]) {
            return HIGHEST;
        }
        if (statistic > CRITICAL[CRITICAL.length - 1]) {
            return LOWEST;
        }
        double[] fit = quadratic();
        return Math.exp(fit[0] + statistic * (fit[1] + statistic * fit[2]));
    }

    /** Least-squares parabola through the logarithms of the table, by Gram-Schmidt orthogonal polynomials. */
    private static double[] quadratic() {
        int size = CRITICAL.length;
        double mean = 0;
        for (double x : CRITICAL) {
            mean += x / size;
        }
        double s2 = 0;
        double s3 = 0;
        for (double x : CRITICAL) {
            s2 += (x - mean) * (x - mean);
            s3 += Math.pow(x - mean, 3);
        }
        double[] sums = new double[4];
        for (int i = 0; i < size; i++) {
            double x = CRITICAL[i] - mean;
            double curve = x * x - s3 / s2 * x - s2 / size;
            double y = Math.log(SIGNIFICANCE[i]);
            sums[0] += y / size;
            sums[1] += y * x / s2;
            sums[2] += y * curve;
            sums[3] += curve * curve;
        }
        double bend = sums[2] / sums[3];
        double slope = sums[1] - bend * s3 / s2;
        double constant = sums[0] - bend * s2 / size;
        return new double[] {
            constant - slope * mean + bend * mean * mean, slope - 2 * bend * mean, bend,
        };
    }
}
