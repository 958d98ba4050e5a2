package io.mlops.core.memory;

import io.mlops.tracking.MetricPoints;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The points of one series as growing columns. Thread-safe.
 *
 * <p>Points mostly arrive in their order, so that they are appended; what arrives out of order is sorted, and repeated points are left out, when
 * somebody reads.
 */
final class SeriesColumns {
    private static final int FIRST_CAPACITY = 16;

    private long[] steps = new long[FIRST_CAPACITY];
    private long[] timestamps = new long[FIRST_CAPACITY];
    private double[] values = new double[FIRST_CAPACITY];
    private int size;
    private boolean isSorted = true;
    private Point latest;

    /** Makes a series of its first points, at least one. */
    SeriesColumns(MetricPoints first) {
        latest = Point.of(first, 0);
        append(first);
    }

    synchronized void append(MetricPoints points) {
        reserve(size + points.size());
        for (int i = 0; i < points.size(); i++) {
            Point point = Point.of(points, i);
            int order = size == 0 ? 1 : point.compareTo(latest);
            if (order >= 0) {
                latest = point;
            } else {
                isSorted = false;
            }
            if (order != 0) {
                put(size++, point);
            }
        }
    }

    synchronized Point latest() {
        return latest;
    }

    /** Returns the points that a window shows, in their order, each once. */
    synchronized MetricPoints slice(Window window) {
        sort();
        int begin = firstNotBefore(window.from());
        if (window.isAfter() && begin < size && at(begin).compareTo(window.from()) == 0) {
            begin++;
        }
        long last = window.lastStep();
        int end = last == Long.MAX_VALUE ? size : firstNotBefore(Point.firstOf(last + 1));
        int length = Math.max(0, Math.min(window.max(), end - begin));
        return MetricPoints.copyOf(
                Arrays.copyOfRange(steps, begin, begin + length),
                Arrays.copyOfRange(timestamps, begin, begin + length),
                Arrays.copyOfRange(values, begin, begin + length));
    }

    private int firstNotBefore(Point wanted) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle).compareTo(wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void sort() {
        if (isSorted) {
            return;
        }
        Point[] points = IntStream.range(0, size).mapToObj(this::at).sorted().toArray(Point[]::new);
        size = 0;
        for (Point point : points) {
            if (size == 0 || point.compareTo(at(size - 1)) > 0) {
                put(size++, point);
            }
        }
        isSorted = true;
    }

    private Point at(int index) {
        return new Point(steps[index], timestamps[index], values[index]);
    }

    private void put(int index, Point point) {
        steps[index] = point.step();
        timestamps[index] = point.timestamp();
        values[index] = point.value();
    }

    private void reserve(int capacity) {
        if (capacity > steps.length) {
            int larger = Math.max(capacity, steps.length * 2);
            steps = Arrays.copyOf(steps, larger);
            timestamps = Arrays.copyOf(timestamps, larger);
            values = Arrays.copyOf(values, larger);
        }
    }

    /**
     * A part of the series.
     *
     * @param from where it begins
     * @param isAfter whether it begins behind that point, not with it
     * @param lastStep ends behind the last point of this step
     * @param max how many points at most
     */
    record Window(Point from, boolean isAfter, long lastStep, int max) {}

    /** A point in the order (step, timestamp, value), NaN below all numbers and -0.0 below 0.0. */
    record Point(long step, long timestamp, double value) implements Comparable<Point> {
        /** Returns what comes before all other points of a step. */
        static Point firstOf(long step) {
            return new Point(step, Long.MIN_VALUE, Double.NaN);
        }

        static Point of(MetricPoints points, int index) {
            return new Point(points.step(index), points.timestampMillis(index), points.value(index));
        }

        @Override
        public int compareTo(Point other) {
            if (step != other.step) {
                return Long.compare(step, other.step);
            }
            if (timestamp != other.timestamp) {
                return Long.compare(timestamp, other.timestamp);
            }
            return Double.isNaN(value) || Double.isNaN(other.value)
                    ? Boolean.compare(Double.isNaN(other.value), Double.isNaN(value))
                    : Double.compare(value, other.value);
        }
    }
}
