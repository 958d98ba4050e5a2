package io.mlops.core.drift.values;

import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.SortedValues;
import java.util.Set;

/** Distances that integrate over the difference of two distribution functions. */
public enum CdfDistance implements Measure {
    /**
     * First Wasserstein distance: the integral of the absolute difference, in the unit of the values.
     *
     * @see <a href="https://doi.org/10.1007/s00440-013-0528-5">Ramdas, Garcia and Cuturi 2015, section 3</a>
     */
    WASSERSTEIN("wasserstein"),
    /**
     * First Wasserstein distance over the standard deviation of the reference (of a population), or over 0.001 where that
     * is smaller: with a constant reference it is the distance times 1,000.
     */
    WASSERSTEIN_NORMED("wasserstein-normed"),
    /**
     * Energy distance: square root of twice the integral of the squared difference.
     *
     * @see <a href="https://doi.org/10.1016/j.jspi.2013.03.018">Szekely and Rizzo 2013</a>
     */
    ENERGY("energy");

    private static final double LEAST_DEVIATION = 0.001;

    private final String method;

    CdfDistance(String method) {
        this.method = method;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public Set<Sample.Kind> accepts() {
        return Set.of(Sample.Kind.NUMERIC);
    }

    @Override
    public double rate() {
        return 0.5;
    }

    @Override
    public Measurement measure(Sample reference, Sample current) {
        NumericSample then = (NumericSample) reference;
        NumericSample now = (NumericSample) current;
        return Measurement.distance(between(then.sorted(), now.sorted())).with(RankEffect.of(then, now));
    }

    /**
     * Returns the distance; infinite where infinite values differ.
     *
     * @param first the reference, at least one value
     * @param second the current values, at least one
     */
    public double between(SortedValues first, SortedValues second) {
        return switch (this) {
            case WASSERSTEIN -> integral(first, second, false);
            case WASSERSTEIN_NORMED ->
                integral(first, second, false) / Math.max(Moments.of(first).deviation(), LEAST_DEVIATION);
            case ENERGY -> Math.sqrt(2 * integral(first, second, true));
        };
    }

    private static double integral(SortedValues first, SortedValues second, boolean squared) {
        int n = first.size();
        int m = second.size();
        double scale = 1.0 / ((double) n * m);
        int i = 0;
        int j = 0;
        long gap = 0;
        double sum = 0;
        double last = Math.min(first.get(0), second.get(0));
        while (i < n || j < m) {
            boolean fromFirst = j == m || (i < n && first.get(i) <= second.get(j));
            double value = fromFirst ? first.get(i) : second.get(j);
            if (gap != 0 && value > last) {
                double difference = gap * scale;
                sum += (value - last) * (squared ? difference * difference : Math.abs(difference));
            }
            last = value;
            if (fromFirst) {
                i++;
                gap += m;
            } else {
                j++;
                gap -= n;
            }
        }
        return sum;
    }
}
