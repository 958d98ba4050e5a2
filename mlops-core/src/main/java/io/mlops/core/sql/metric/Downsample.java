package io.mlops.core.sql.metric;

import io.mlops.core.chunk.PointColumns;
import io.mlops.core.chunk.PointMerge;
import io.mlops.core.sql.session.Session;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.StepRange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reduces a series to buckets of equal width in steps, in one pass, with the points of few chunks in memory. */
final class Downsample {
    private final Session session;
    private final long series;

    Downsample(Session session, long series) {
        this.session = session;
        this.series = series;
    }

    List<MetricBucket> buckets(StepRange range, int buckets) throws SQLException {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        try (ChunkRows chunks = new ChunkRows(session, series, range)) {
            while (chunks.next()) {
                min = Math.min(min, chunks.firstStepWithin(range));
                max = Math.max(max, chunks.lastStepWithin(range));
            }
        }
        if (min > max) {
            return List.of();
        }
        return divide(new StepRange(min, max), buckets);
    }

    /** The span of all steps may pass that of a signed number, so that widths are unsigned; one of 2^64 comes out as 0. */
    private List<MetricBucket> divide(StepRange existing, int buckets) throws SQLException {
        long width = Long.divideUnsigned(existing.last() - existing.first(), buckets) + 1;
        List<MetricBucket> result = new ArrayList<>();
        Bucket bucket = new Bucket(existing, width, existing.first());
        try (ChunkRows chunks = new ChunkRows(session, series, existing)) {
            PointMerge merge = new PointMerge(chunks);
            while (merge.next() && merge.points().step(merge.from()) <= existing.last()) {
                PointColumns points = merge.points();
                int at = points.firstFrom(existing.first(), merge.from());
                while (at < merge.to() && points.step(at) <= existing.last()) {
                    if (points.step(at) > bucket.end) {
                        bucket.finish(result);
                        bucket = new Bucket(existing, width, points.step(at));
                    }
                    at = bucket.add(points, at, merge.to());
                }
            }
        }
        bucket.finish(result);
        return result;
    }

    private static final class Bucket {
        private final long end;
        private long firstStep;
        private long lastStep;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private double last;
        private boolean hasNumber;
        private long count;

        /** Begins the bucket that holds a step. */
        Bucket(StepRange existing, long width, long step) {
            long index = width == 0 ? 0 : Long.divideUnsigned(step - existing.first(), width);
            long start = existing.first() + index * width;
            boolean isLast = width == 0 || Long.compareUnsigned(existing.last() - start, width) < 0;
            end = isLast ? existing.last() : start + width - 1;
        }

        /** Takes the points of a stretch that lie in it; returns the index of the next. */
        int add(PointColumns points, int from, int to) {
            int behind = points.step(to - 1) <= end ? to : points.firstFrom(end + 1, from);
            firstStep = count == 0 ? points.step(from) : firstStep;
            lastStep = points.step(behind - 1);
            last = points.value(behind - 1);
            count += behind - from;
            for (int i = from; i < behind; i++) {
                double value = points.value(i);
                if (!Double.isNaN(value)) {
                    hasNumber = true;
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
            return behind;
        }

        void finish(List<MetricBucket> buckets) {
            double least = hasNumber ? min : Double.NaN;
            double greatest = hasNumber ? max : Double.NaN;
            buckets.add(new MetricBucket(firstStep, lastStep, least, greatest, last, count));
        }
    }
}
