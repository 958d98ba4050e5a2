package io.mlops.core.drift.values;

import io.mlops.core.drift.law.AndersonDarlingTable;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.NumericSample;
import io.mlops.drift.SortedValues;

/**
 * Two-sample Anderson-Darling test with mean ranks; the statistic is standardised.
 *
 * <p>The p-value is interpolated in a table from 0.001 to 0.25, and a bound at its ends. It needs two different values
 * and at least 4 values together.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1987.10478517">Scholz and Stephens 1987, equation 7</a>
 */
public final class AndersonDarling implements ValueTest {
    private static final int SAMPLES = 2;

    /** Makes the test. */
    public AndersonDarling() {}

    @Override
    public String method() {
        return "anderson-darling";
    }

    @Override
    public Measurement of(NumericSample then, NumericSample now) {
        SortedValues x = then.sorted();
        SortedValues y = now.sorted();
        if (x.size() + y.size() < 4) {
            return Measurement.unable("at least 4 values are needed");
        }
        double lowest = Math.min(x.get(0), y.get(0));
        double highest = Math.max(x.get(x.size() - 1), y.get(y.size() - 1));
        if (lowest == highest) {
            return Measurement.unable("all values are equal");
        }
        double statistic = (sum(x, y) - (SAMPLES - 1)) / deviation(x.size(), y.size());
        return Measurement.of(statistic, AndersonDarlingTable.significance(statistic))
                .with(RankEffect.of(then, now));
    }

    private static double sum(SortedValues x, SortedValues y) {
        double n = x.size();
        double m = y.size();
        double all = n + m;
        int i = 0;
        int j = 0;
        double sum = 0;
        while (i < x.size() || j < y.size()) {
            double value = i == x.size() ? y.get(j) : j == y.size() ? x.get(i) : Math.min(x.get(i), y.get(j));
            int startI = i;
            int startJ = j;
            while (i < x.size() && x.get(i) == value) {
                i++;
            }
            while (j < y.size() && y.get(j) == value) {
                j++;
            }
            double tied = (double) i - startI + j - startJ;
            double middle = (startI + i) / 2.0 + (startJ + j) / 2.0;
            double weight = tied / all / (middle * (all - middle) - all * tied / 4);
            double inX = all * (startI + i) / 2.0 - middle * n;
            double inY = all * (startJ + j) / 2.0 - middle * m;
            sum += weight * (inX * inX / n + inY * inY / m);
        }
        return sum * (all - 1) / all;
    }

    /** Square root of the variance under equal distributions (equation 4). */
    private static double deviation(int n, int m) {
        double all = (double) n + m;
        double inverse = 1.0 / n + 1.0 / m;
        double harmonic = 0;
        double g = 0;
        for (long i = n + (long) m - 1; i >= 2; i--) {
            harmonic += 1.0 / i;
            g += harmonic / (all - i + 1);
        }
        double h = harmonic + 1;
        double k = SAMPLES;
        double a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
        double b = (2 * g - 4) * k * k + 8 * h * k + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
        double c = (6 * h + 2 * g - 2) * k * k + (4 * h - 4 * g + 6) * k + (2 * h - 6) * inverse + 4 * h;
        double d = (2 * h + 6) * k * k - 4 * h * k;
        double polynomial = ((a * all + b) * all + c) * all + d;
        return Math.sqrt(polynomial / ((all - 1) * (all - 2) * (all - 3)));
    }
}
