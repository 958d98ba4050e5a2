package io.mlops.core.report;

import static java.util.Objects.requireNonNull;

import io.mlops.core.report.scale.NumberText;
import io.mlops.core.report.scale.TimeText;
import io.mlops.error.InvalidInputException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A named line of a {@link LineChart}: values over time, or over a number such as a step.
 *
 * <p>Points may come in any order; they are sorted by time or number, equal ones stay in the order given. A value that is NaN
 * or infinite breaks the line. Immutable: arrays are copied.
 */
public final class Series {
    private final String name;
    private final boolean time;
    private final double[] x;
    private final double[] y;

    private Series(String name, boolean time, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new InvalidInputException(
                    "values", "must be as many as there are places, " + x.length, y.length + " values", "");
        }
        this.name = Page.named(requireNonNull(name, "name"));
        this.time = time;
        int[] order = IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.x = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
        this.y = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
    }

    /**
     * Returns values over time.
     *
     * @param name shown in the legend
     * @param items one per point, such as windows of a monitor
     * @param time reads the time of an item
     * @param value reads its value; NaN for a gap
     */
    public static <T> Series overTime(
            String name,
            Collection<? extends T> items,
            Function<? super T, Instant> time,
            ToDoubleFunction<? super T> value) {
        double[] seconds = items.stream()
                .mapToDouble(item -> TimeText.seconds(time.apply(item)))
                .toArray();
        return new Series(name, true, seconds, items.stream().mapToDouble(value).toArray());
    }

    /**
     * Returns values over time.
     *
     * @param name shown in the legend
     * @param epochMillis n times in milliseconds since 1970
     * @param values n values
     * @throws InvalidInputException if there are not as many values as times
     */
    public static Series overTime(String name, long[] epochMillis, double[] values) {
        return new Series(
                name,
                true,
                Arrays.stream(epochMillis)
                        .mapToDouble(millis -> millis / 1000.0)
                        .toArray(),
                values);
    }

    /**
     * Returns values over steps.
     *
     * @param name shown in the legend
     * @param steps n steps
     * @param values n values
     * @throws InvalidInputException if there are not as many values as steps
     */
    public static Series overSteps(String name, long[] steps, double[] values) {
        return new Series(name, false, Arrays.stream(steps).asDoubleStream().toArray(), values);
    }

    /**
     * Returns values over any number.
     *
     * @param name shown in the legend
     * @param x n finite numbers
     * @param values n values
     * @throws InvalidInputException if there are not as many values as numbers, or one of the numbers is not finite
     */
    public static Series of(String name, double[] x, double[] values) {
        for (double place : x) {
            if (!Double.isFinite(place)) {
                throw new InvalidInputException("x", "must be finite", Double.toString(place), "leave the point out");
            }
        }
        return new Series(name, false, x, values);
    }

    /** Returns the name shown in the legend. */
    public String name() {
        return name;
    }

    /** Returns the number of points, gaps included. */
    public int size() {
        return x.length;
    }

    boolean isOverTime() {
        return time;
    }

    double x(int index) {
        return x[index];
    }

    double y(int index) {
        return y[index];
    }

    /** The places, ascending; not to be changed. */
    double[] places() {
        return x;
    }

    /** The values; not to be changed. */
    double[] values() {
        return y;
    }

    String place(double value) {
        return time ? TimeText.of(value) : NumberText.precise(value);
    }

    /** Range and last value in words. */
    String summary() {
        double[] finite = Arrays.stream(y).filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return name + ": no data.";
        }
        double lowest = Arrays.stream(finite).min().orElseThrow();
        double highest = Arrays.stream(finite).max().orElseThrow();
        return name + ": " + NumberText.of((long) finite.length) + (finite.length == 1 ? " value" : " values")
                + ", lowest " + at(lowest) + ", highest " + at(highest) + ", last "
                + NumberText.of(finite[finite.length - 1]) + ".";
    }

    private String at(double value) {
        int index = 0;
        while (y[index] != value) {
            index++;
        }
        return NumberText.of(value) + " at " + place(x[index]);
    }
}
