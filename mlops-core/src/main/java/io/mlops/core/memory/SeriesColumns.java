package io.mlops.core.memory;

import io.mlops.spi.table.Point;
import io.mlops.spi.table.PointWindow;
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

    /** Returns the points that a window shows, in their order, each once. */
    synchronized MetricPoints slice(PointWindow window) {
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
}
