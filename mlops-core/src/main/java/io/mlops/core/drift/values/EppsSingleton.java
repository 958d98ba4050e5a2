package io.mlops.core.drift.values;

import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.NumericSample;
import io.mlops.drift.SortedValues;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Epps-Singleton test: the empirical characteristic functions at 0.4 and 0.8 over half the pooled quartile range.
 *
 * <p>It needs five finite values a side and a quartile range above 0. Below 25 values a side the statistic carries the
 * small-sample correction.
 *
 * @see <a href="https://doi.org/10.1080/00949658608810963">Epps and Singleton 1986</a>
 */
public final class EppsSingleton implements ValueTest {
    private static final double[] POINTS = {0.4, 0.8};
    private static final int TERMS = 2 * POINTS.length;
    private static final int LEAST = 5;
    private static final int CORRECTED_BELOW = 25;

    /** Makes the test. */
    public EppsSingleton() {}

    @Override
    public String method() {
        return "epps-singleton";
    }

    @Override
    public Measurement of(NumericSample then, NumericSample now) {
        double n = then.length();
        double m = now.length();
        if (Math.min(n, m) < LEAST) {
            return Measurement.unable("at least 5 values a side are needed");
        }
        double scale = quartileRange(then, now) / 2;
        if (!(scale > 0
                && Double.isFinite(then.sorted().get(0))
                && Double.isFinite(now.sorted().get(0)))) {
            return Measurement.unable("the quartile range of both sides together is zero or infinite");
        }
        Spectrum before = new Spectrum(then.sorted(), scale);
        Spectrum after = new Spectrum(now.sorted(), scale);
        double[] difference = new double[TERMS];
        double[][] covariance = new double[TERMS][TERMS];
        for (int a = 0; a < TERMS; a++) {
            difference[a] = before.mean[a] - after.mean[a];
            for (int b = 0; b < TERMS; b++) {
                covariance[a][b] = (n + m) * (before.covariance[a][b] / n + after.covariance[a][b] / m);
            }
        }
        PseudoInverse inverse = PseudoInverse.of(covariance);
        double statistic = (n + m) * inverse.quadratic(difference) * correction(n, m);
        if (inverse.rank() == 0 || !Double.isFinite(statistic)) {
            return Measurement.unable("the characteristic functions do not vary");
        }
        double p = ChiSquaredDistribution.of(inverse.rank()).survivalProbability(statistic);
        return Measurement.of(statistic, p).with(RankEffect.of(then, now));
    }

    private static double quartileRange(NumericSample then, NumericSample now) {
        double[] pooled = new double[then.length() + now.length()];
        for (int i = 0; i < pooled.length; i++) {
            pooled[i] = i < then.length() ? then.sorted().get(i) : now.sorted().get(i - then.length());
        }
        SortedValues all = SortedValues.of(pooled);
        return all.quantile(0.75) - all.quantile(0.25);
    }

    private static double correction(double n, double m) {
        if (Math.max(n, m) >= CORRECTED_BELOW) {
            return 1;
        }
        return 1 / (1 + Math.pow(n + m, -0.45) + 10.1 * (Math.pow(n, -1.7) + Math.pow(m, -1.7)));
    }

    /** Means and covariances of the features of one sample. */
    private static final class Spectrum {
        private final double[] mean = new double[TERMS];
        private final double[][] covariance = new double[TERMS][TERMS];

        private Spectrum(SortedValues values, double scale) {
            int size = values.size();
            for (int i = 0; i < size; i++) {
                double[] features = features(values.get(i) / scale);
                for (int a = 0; a < TERMS; a++) {
                    mean[a] += features[a] / size;
                }
            }
            for (int i = 0; i < size; i++) {
                double[] features = features(values.get(i) / scale);
                for (int a = 0; a < TERMS; a++) {
                    for (int b = 0; b < TERMS; b++) {
                        covariance[a][b] += (features[a] - mean[a]) * (features[b] - mean[b]) / size;
                    }
                }
            }
        }
    }

    private static double[] features(double value) {
        double[] features = new double[TERMS];
        for (int k = 0; k < POINTS.length; k++) {
            features[k] = Math.cos(POINTS[k] * value);
            features[POINTS.length + k] = Math.sin(POINTS[k] * value);
        }
        return features;
    }
}
