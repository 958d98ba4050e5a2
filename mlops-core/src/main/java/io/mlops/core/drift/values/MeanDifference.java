package io.mlops.core.drift.values;

import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.Direction;
import io.mlops.drift.EffectSize;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * Student's and Welch's t test, two-sided; positive where the mean of the reference is the larger.
 *
 * <p>They need finite values and a positive variance on one side; Student's three values together, Welch's two a side.
 *
 * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch 1947</a>
 */
public final class MeanDifference implements Measure {
    private static final double Z = 1.959963984540054;

    private final DataDispersion dispersion;

    /**
     * Makes the test.
     *
     * @param equalVariances whether to pool the variances (Student) or not (Welch)
     */
    public MeanDifference(boolean equalVariances) {
        this.dispersion = equalVariances ? DataDispersion.HOMOSCEDASTIC : DataDispersion.HETEROSCEDASTIC;
    }

    @Override
    public String method() {
        return dispersion == DataDispersion.HOMOSCEDASTIC ? "student-t" : "welch-t";
    }

    @Override
    public Set<Sample.Kind> accepts() {
        return Set.of(Sample.Kind.NUMERIC);
    }

    @Override
    public double rate() {
        return 0;
    }

    @Override
    public Measurement measure(Sample reference, Sample current) {
        Moments then = Moments.of(((NumericSample) reference).sorted());
        Moments now = Moments.of(((NumericSample) current).sorted());
        boolean pooled = dispersion == DataDispersion.HOMOSCEDASTIC;
        if (Math.min(then.size(), now.size()) < 2 && !(pooled && then.size() + now.size() > 2)) {
            return Measurement.unable("too few values for a variance");
        }
        double squares = then.squares() + now.squares();
        if (!(squares > 0 && Double.isFinite(squares))) {
            return Measurement.unable("the variance is zero or infinite on both sides together");
        }
        if (pooled) {
            double t = student(then, now);
            double p = 2 * TDistribution.of(freedom(then, now)).survivalProbability(Math.abs(t));
            return Measurement.of(t, p).with(Optional.of(hedges(then, now)));
        }
        TTest.Result result = welch(then, now);
        return Measurement.of(result.getStatistic(), result.getPValue()).with(Optional.of(hedges(then, now)));
    }

    /**
     * Returns the degrees of freedom.
     *
     * @param reference the reference
     * @param current the current sample
     */
    public double degreesOfFreedom(NumericSample reference, NumericSample current) {
        Moments then = Moments.of(reference.sorted());
        Moments now = Moments.of(current.sorted());
        boolean pooled = dispersion == DataDispersion.HOMOSCEDASTIC;
        return pooled ? freedom(then, now) : welch(then, now).getDegreesOfFreedom();
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
