package io.mlops.core.metrics.classification;

import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The rising function nearest to pairs of numbers by least squares; what calibrates probabilities.
 *
 * <p>Linear between its points, constant outside. Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177728423">Ayer et al. 1955</a>, pool adjacent violators
 */
public final class IsotonicRegression {
    private final double[] xs;
    private final double[] ys;

    private IsotonicRegression(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    /**
     * Fits the function.
     *
     * @param x where the function is known, finite, at least one
     * @param y what it is there, finite, as many
     * @throws InvalidInputException if the lengths differ, there is none, or one is not finite
     */
    public static IsotonicRegression fit(double[] x, double[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new InvalidInputException("y", "must be as many as x, and not none", x.length + ", " + y.length, "");
        }
        if (!finite(x) || !finite(y)) {
            throw new InvalidInputException("x", "and y must be finite", "another number", "");
        }
        int[] order = order(x);
        double[] xs = new double[x.length];
        double[] sums = new double[x.length];
        double[] weights = new double[x.length];
        int size = 0;
        for (int i : order) {
            if (size > 0 && xs[size - 1] == x[i]) {
                sums[size - 1] += y[i];
                weights[size - 1]++;
            } else {
                xs[size] = x[i];
                sums[size] = y[i];
                weights[size++] = 1;
            }
        }
        return pooled(Arrays.copyOf(xs, size), sums, weights);
    }

    private static int[] order(double[] x) {
        if (IntStream.range(1, x.length).allMatch(i -> x[i - 1] <= x[i])) {
            return IntStream.range(0, x.length).toArray();
        }
        return IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static IsotonicRegression pooled(double[] xs, double[] sums, double[] weights) {
        int[] starts = new int[xs.length + 1];
        int blocks = 0;
        for (int i = 0; i < xs.length; i++) {
            double sum = sums[i];
            double weight = weights[i];
            starts[blocks] = i;
            while (blocks > 0 && sums[blocks - 1] * weight >= sum * weights[blocks - 1]) {
                blocks--;
                sum += sums[blocks];
                weight += weights[blocks];
            }
            sums[blocks] = sum;
            weights[blocks] = weight;
            blocks++;
        }
        starts[blocks] = xs.length;
        double[] pointsX = new double[2 * blocks];
        double[] pointsY = new double[2 * blocks];
        int points = 0;
        for (int block = 0; block < blocks; block++) {
            double level = sums[block] / weights[block];
            int last = starts[block + 1] - 1;
            pointsX[points] = xs[starts[block]];
            pointsY[points++] = level;
            if (last > starts[block]) {
                pointsX[points] = xs[last];
                pointsY[points++] = level;
            }
        }
        return new IsotonicRegression(Arrays.copyOf(pointsX, points), Arrays.copyOf(pointsY, points));
    }

    private static boolean finite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    /**
     * Returns the function's value.
     *
     * @param x where, not NaN
     */
    public double at(double x) {
        int position = Arrays.binarySearch(xs, x);
        if (position >= 0) {
            return ys[position];
        }
        int above = -position - 1;
        if (above == 0 || above == xs.length) {
            return above == 0 ? ys[0] : ys[xs.length - 1];
        }
        double slope = (ys[above] - ys[above - 1]) / (xs[above] - xs[above - 1]);
        return slope * (x - xs[above - 1]) + ys[above - 1];
    }
}
