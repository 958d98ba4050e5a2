package io.mlops.core.memory;

import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPoints;
import java.util.ArrayList;
import java.util.List;

/** Reduces ordered points to buckets of equal width in steps. */
final class Buckets {
    private Buckets() {}

    static List<MetricBucket> of(MetricPoints points, int count) {
        List<MetricBucket> buckets = new ArrayList<>();
        int begin = 0;
        while (begin < points.size()) {
            int end = begin + 1;
            while (end < points.size() && index(points, end, count) == index(points, begin, count)) {
                end++;
            }
            buckets.add(bucket(points, begin, end));
            begin = end;
        }
        return buckets;
    }

    /** Differences of steps are unsigned, so that the whole range of {@code long} is no overflow. */
    private static long index(MetricPoints points, int point, int count) {
        long first = points.step(0);
        long width = Long.divideUnsigned(points.step(points.size() - 1) - first, count) + 1;
        // One bucket over all 2^64 steps has a width that no long holds.
        return width == 0 ? 0 : Long.divideUnsigned(points.step(point) - first, width);
    }

    private static MetricBucket bucket(MetricPoints points, int begin, int end) {
        double min = Double.NaN;
        double max = Double.NaN;
        for (int i = begin; i < end; i++) {
            double value = points.value(i);
            if (!Double.isNaN(value)) {
                min = Double.isNaN(min) ? value : Math.min(min, value);
                max = Double.isNaN(max) ? value : Math.max(max, value);
            }
        }
        return new MetricBucket(points.step(begin), points.step(end - 1), min, max, points.value(end - 1), end - begin);
    }
}
