package io.mlops.core.drift.decision;

import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.Sample;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The threshold that a figure exceeds with a given probability where there is no drift, by random splits of the pooled
 * data.
 *
 * <p>Up to 4,000 pooled values are split as they are; larger samples are thinned to that, in proportion, and the threshold
 * is scaled by the rate with which the figure shrinks. The seed comes from the data: the same data give the same threshold, and the
 * errors of different data are independent.
 *
 * @see <a href="https://doi.org/10.1007/0-387-27605-X">Lehmann and Romano 2005, section 15.2</a>
 */
record Calibration(Measure measure, ToDoubleFunction<Measurement> figure, double alpha) {
    private static final int SPLITS = 999;

    static Calibration limit(Measure measure, ToDoubleFunction<Measurement> figure, double alpha) {
        return new Calibration(measure, figure, alpha);
    }

    /** Returns the threshold, NaN where fewer than half of the splits can be measured. */
    double of(Sample reference, Sample current) {
        Pool pool = Pool.of(reference, current);
        SplittableRandom random = new SplittableRandom(pool.seed());
        double[] figures = new double[SPLITS];
        int size = 0;
        for (int i = 0; i < SPLITS; i++) {
            Pool.Split split = pool.split(random);
            Measurement measurement = measure.measure(split.reference(), split.current());
            double value = measurement.made() ? figure.applyAsDouble(measurement) : Double.NaN;
            if (!Double.isNaN(value)) {
                figures[size++] = value;
            }
        }
        if (size <= SPLITS / 2) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(figures, size);
        Arrays.sort(sorted);
        // The observed split is one of the equally likely ones, so the rank counts it: the level is kept exactly.
        int rank = (int) Math.ceil((1 - alpha) * (size + 1)) - 1;
        double limit = rank >= size ? Double.POSITIVE_INFINITY : sorted[rank];
        return limit * Math.pow(pool.thinning(), measure.rate());
    }
}
