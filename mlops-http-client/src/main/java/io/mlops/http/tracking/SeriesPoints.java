package io.mlops.http.tracking;

import io.mlops.page.PageRequest;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.StepRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The points of a series as they were on the server, each once, in the order of histories. Immutable: nobody changes the arrays. */
final class SeriesPoints {
    static final SeriesPoints NONE = new SeriesPoints(new long[0], new long[0], new double[0]);

    private final long[] steps;
    private final long[] times;
    private final double[] values;

    SeriesPoints(long[] steps, long[] times, double[] values) {
        this.steps = steps;
        this.times = times;
        this.values = values;
    }

    private SeriesPoint at(int index) {
        return new SeriesPoint(steps[index], times[index], values[index]);
    }

    /** Returns the first index that a condition holds for which then holds for all behind it. */
    private int first(IntPredicate condition) {
        int low = 0;
        int high = steps.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (condition.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int begin(StepRange range) {
        return first(i -> steps[i] >= range.first());
    }

    private int end(StepRange range) {
        return first(i -> steps[i] > range.last());
    }

    MetricPage page(StepRange range, PageRequest page) {
        Optional<SeriesPoint> after = page.pageToken().map(SeriesPoint::parse);
        int behind = after.map(point -> first(i -> at(i).compareTo(point) > 0)).orElse(0);
        int end = end(range);
        int from = Math.min(end, Math.max(begin(range), behind));
        int to = Math.min(end - from, page.maxResults()) + from;
        Optional<String> next = to < end ? Optional.of(at(to - 1).token()) : Optional.empty();
        return new MetricPage(
                MetricPoints.copyOf(
                        Arrays.copyOfRange(steps, from, to),
                        Arrays.copyOfRange(times, from, to),
                        Arrays.copyOfRange(values, from, to)),
                next);
    }

    /** Differences of steps are unsigned, so that the whole range of {@code long} is no overflow. */
    List<MetricBucket> buckets(StepRange range, int count) {
        List<MetricBucket> buckets = new ArrayList<>();
        int end = end(range);
        int begin = Math.min(end, begin(range));
        if (begin == end) {
            return buckets;
        }
        long first = steps[begin];
        long width = Long.divideUnsigned(steps[end - 1] - first, count) + 1;
        while (begin < end) {
            long bucket = bucket(begin, first, width);
            int next = begin + 1;
            while (next < end && bucket(next, first, width) == bucket) {
                next++;
            }
            buckets.add(reduced(begin, next));
            begin = next;
        }
        return buckets;
    }

    /** One bucket over all 2^64 steps has a width that no long holds. */
    private long bucket(int index, long first, long width) {
        return width == 0 ? 0 : Long.divideUnsigned(steps[index] - first, width);
    }

    private MetricBucket reduced(int from, int to) {
        double[] numbers = Arrays.stream(values, from, to)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return new MetricBucket(
                steps[from],
                steps[to - 1],
                Arrays.stream(numbers).min().orElse(Double.NaN),
                Arrays.stream(numbers).max().orElse(Double.NaN),
                values[to - 1],
                to - from);
    }
}
