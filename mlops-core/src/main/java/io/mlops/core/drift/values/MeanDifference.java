package io.mlops.core.drift.values;

import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.Direction;
import io.mlops.drift.EffectSize;
import io.mlops.drift.NumericSample;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * Student's and Welch's t test, two-sided; positive where the mean of the reference is the larger.
 *
 * <p>They need finite values and a positive variance on one side; Student's three values together, Welch's two a side.
 *
 * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch 1947</a>
 */
public final class MeanDifference implements ValueTest {
    private static final double Z = 1.959963984540054;

    private final DataDispersion dispersion;
    private final AlternativeHypothesis alternative;

    /**
     * Makes the test.
     *
     * @param equalVariances whether to pool the variances (Student) or not (Welch)
     * @param alternative what is asked; {@code LESS_THAN}: the mean of the reference is the smaller one
     */
    public MeanDifference(boolean equalVariances, AlternativeHypothesis alternative) {
        this.alternative = alternative;
        this.dispersion = equalVariances ? DataDispersion.HOMOSCEDASTIC : DataDispersion.HETEROSCEDASTIC;
    }

    @Override
    public String method() {
        return dispersion == DataDispersion.HOMOSCEDASTIC ? "student-t" : "welch-t";
    }

    @Override
    public Measurement of(NumericSample reference, NumericSample current) {
        Moments then = Moments.of(reference.sorted());
        Moments now = Moments.of(current.sorted());
        boolean pooled = dispersion == DataDispersion.HOMOSCEDASTIC;
        if (Math.min(then.size(), now.size()) < 2 && !(pooled && then.size() + now.size() > 2)) {
            return Measurement.unable("too few values for a variance");
        }
        double squares = then.squares() + now.squares();
        double difference = then.mean() - now.mean();
        if (squares == 0 && difference != 0) {
            double t = difference * Double.POSITIVE_INFINITY;
            return Measurement.of(t, pValue(t, 1));
        }
        if (!(squares > 0 && Double.isFinite(squares))) {
            return Measurement.unable("the variance is zero or infinite on both sides together");
        }
        double t = pooled ? student(then, now) : welch(then, now).getStatistic();
        double freedom = pooled ? freedom(then, now) : welch(then, now).getDegreesOfFreedom();
        return Measurement.of(t, pValue(t, freedom)).with(Optional.of(hedges(then, now)));
    }

    private double pValue(double t, double freedom) {
        TDistribution law = TDistribution.of(freedom);
        return switch (alternative) {
            case GREATER_THAN -> law.survivalProbability(t);
            case LESS_THAN -> law.survivalProbability(-t);
            case TWO_SIDED -> 2 * law.survivalProbability(Math.abs(t));
        };
    }

    /**
     * Returns the degrees of freedom; 1 for Welch's test of two constants, as in SciPy.
     *
     * @param reference the reference
     * @param current the current sample
     */
    public double degreesOfFreedom(NumericSample reference, NumericSample current) {
        Moments then = Moments.of(reference.sorted());
        Moments now = Moments.of(current.sorted());
        boolean pooled = dispersion == DataDispersion.HOMOSCEDASTIC;
        boolean constant = then.squares() + now.squares() == 0;
        return pooled ? freedom(then, now) : constant ? 1 : welch(then, now).getDegreesOfFreedom();
    }

    private static double freedom(Moments then, Moments now) {
        return then.size() + (double) now.size() - 2;
    }

    /** One value on one side has no variance of its own, which the pooled test can do without and Commons refuses. */
    private static double student(Moments then, Moments now) {
        double variance = (then.squares() + now.squares()) / freedom(then, now);
        return (then.mean() - now.mean()) / Math.sqrt(variance * (1.0 / then.size() + 1.0 / now.size()));
    }

    private TTest.Result welch(Moments then, Moments now) {
        return TTest.withDefaults()
                .with(dispersion)
                .test(then.mean(), then.variance(), then.size(), now.mean(), now.variance(), now.size());
    }

    /** Hedges' g with the large-sample interval of Hedges and Olkin 1985, section 5.E. */
    private static EffectSize hedges(Moments then, Moments now) {
        double n = then.size();
        double m = now.size();
        double freedom = n + m - 2;
        double pooled = Math.sqrt((then.squares() + now.squares()) / freedom);
        double g = (now.mean() - then.mean()) / pooled * (1 - 3 / (4 * freedom - 1));
        double error = Math.sqrt((n + m) / (n * m) + g * g / (2 * (n + m)));
        Direction direction = g > 0 ? Direction.UP : g < 0 ? Direction.DOWN : Direction.NONE;
        return new EffectSize("hedges-g", g, g - Z * error, g + Z * error, EffectSize.DEFAULT_LEVEL, direction);
    }
}
