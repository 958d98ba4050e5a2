package io.mlops.core.report.scale;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Axes of numbers, with ticks at 1, 2 or 5 times a power of ten.
 *
 * <p>Total over all finite input: a range of no width, or too narrow for doubles to tell its ticks apart, is widened; the
 * widest range of doubles does not overflow.
 */
public final class NumberAxis {
    private static final double CLOSER = 0.8;
    private static final double NARROWEST_SHARE = 1e-12;
    private static final double NARROWEST = 1e-300;

    private NumberAxis() {}

    /**
     * Returns an axis that ends at ticks, for values.
     *
     * @param low the least value; finite
     * @param high the greatest value; finite, not below {@code low}
     * @param most about how many steps there is room for; at least 2
     */
    public static Axis covering(double low, double high, int most) {
        double[] ends = widened(low, high);
        Step step = Step.atLeast(CLOSER * (ends[1] / most - ends[0] / most));
        long first = (long) Math.floor(step.count(ends[0]) + 1e-9);
        long last = (long) Math.ceil(step.count(ends[1]) - 1e-9);
        double from = Double.isInfinite(step.value(first)) ? ends[0] : Math.min(ends[0], step.value(first));
        double to = Double.isInfinite(step.value(last)) ? ends[1] : Math.max(ends[1], step.value(last));
        return axis(from, to, step);
    }

    /**
     * Returns an axis that ends where the data end, for steps or epochs; see {@link #covering}.
     *
     * @param low the least value; finite
     * @param high the greatest value; finite, not below {@code low}
     * @param most about how many steps there is room for; at least 2
     */
    public static Axis within(double low, double high, int most) {
        double[] ends = widened(low, high);
        return axis(ends[0], ends[1], Step.atLeast(ends[1] / most - ends[0] / most));
    }

    /**
     * Returns an axis that ends where the data end and has ticks at whole numbers only; see {@link #covering}.
     *
     * @param low the least value; finite
     * @param high the greatest value; finite, not below {@code low}
     * @param most about how many steps there is room for; at least 2
     */
    public static Axis whole(double low, double high, int most) {
        double[] ends = widened(low, high);
        return axis(ends[0], ends[1], Step.atLeast(Math.max(1, ends[1] / most - ends[0] / most)));
    }

    private static Axis axis(double low, double high, Step step) {
        long first = (long) Math.ceil(step.count(low) - 1e-9);
        long last = (long) Math.floor(step.count(high) + 1e-9);
        boolean plain = step.isPlain(Math.max(Math.abs(low), Math.abs(high)));
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            double value = step.value(i);
            if (value >= low && value <= high) {
                ticks.add(new Tick(value, step.label(i, plain)));
            }
        }
        return new Axis(low, high, ticks);
    }

    private static double[] widened(double low, double high) {
        double magnitude = Math.max(Math.abs(low), Math.abs(high));
        if (high - low >= Math.max(magnitude * NARROWEST_SHARE, NARROWEST)) {
            return new double[] {low, high};
        }
        if (magnitude == 0) {
            return new double[] {0, 1};
        }
        double margin = Math.max(magnitude / 10, NARROWEST);
        return new double[] {
            Math.max(-Double.MAX_VALUE, low - margin), Math.min(Double.MAX_VALUE, high + margin),
        };
    }

    /** The distance between two ticks: {@code digit} times ten to the {@code exponent}. */
    private record Step(int digit, int exponent) {
        static Step atLeast(double raw) {
            int exponent = (int) Math.floor(Math.log10(raw));
            for (int digit : new int[] {1, 2, 5}) {
                if (new Step(digit, exponent).value(1) >= raw * (1 - 1e-9)) {
                    return new Step(digit, exponent);
                }
            }
            return new Step(1, exponent + 1);
        }

        double count(double value) {
            return value / value(1);
        }

        // Through decimals, so that the third tick of 0.1 is 0.3 and says so.
        BigDecimal exact(long index) {
            return BigDecimal.valueOf(index * digit).scaleByPowerOfTen(exponent);
        }

        double value(long index) {
            return exact(index).doubleValue();
        }

        boolean isPlain(double magnitude) {
            return magnitude < 1e7 && exponent >= -5;
        }

        String label(long index, boolean plain) {
            if (index == 0) {
                return "0";
            }
            if (!plain) {
                return NumberText.scientific(exact(index));
            }
            return NumberText.grouped(exact(index).setScale(Math.max(0, -exponent)));
        }
    }
}
