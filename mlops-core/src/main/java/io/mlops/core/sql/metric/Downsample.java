package io.mlops.core.sql.metric;

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
        Bucket bucket = new Bucket();
        long present = 0;
        try (ChunkRows chunks = new ChunkRows(session, series, existing)) {
            PointMerge merge = new PointMerge(chunks);
            while (merge.next() && merge.step() <= existing.last()) {
                if (merge.step() < existing.first()) {
                    continue;
                }
                long index = width == 0 ? 0 : Long.divideUnsigned(merge.step() - existing.first(), width);
                if (index != present && bucket.count > 0) {
                    result.add(bucket.finish());
                    bucket = new Bucket();
                }
                present = index;
                bucket.add(merge);
            }
        }
        result.add(bucket.finish());
        return result;
    }

    private static final class Bucket {
        private long firstStep;
        private long lastStep;
        private double min = Double.NaN;
        private double max = Double.NaN;
        private double last;
        private long count;

        void add(PointMerge point) {
            double value = point.value();
            firstStep = count == 0 ? point.step() : firstStep;
            lastStep = point.step();
            last = value;
            count++;
            if (!Double.isNaN(value)) {
                min = Double.isNaN(min) ? value : Math.min(min, value);
                max = Double.isNaN(max) ? value : Math.max(max, value);
            }
        }

        MetricBucket finish() {
            return new MetricBucket(firstStep, lastStep, min, max, last, count);
        }
    }
}
