package io.mlops.spi.table.backend;

import io.mlops.spi.table.Point;
import io.mlops.spi.table.PointWindow;
import io.mlops.spi.table.SeriesPoints;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.StepRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reduces a series to buckets of equal width in steps, reading it twice by pages: for its ends, and for its points. */
final class Buckets {
    private static final int PAGE = 10_000;

    private final SeriesPoints points;
    private final long series;
    private final StepRange range;

    Buckets(SeriesPoints points, long series, StepRange range) {
        this.points = points;
        this.series = series;
        this.range = range;
    }

    List<MetricBucket> of(int count) {
        Ends ends = new Ends();
        forEachPage(ends);
        List<Bucket> all = new ArrayList<>();
        forEachPage(page -> {
            for (int i = 0; i < page.size(); i++) {
                long index = ends.bucketOf(page.step(i), count);
                if (all.isEmpty() || all.get(all.size() - 1).index != index) {
                    all.add(new Bucket(index, page.step(i)));
                }
                all.get(all.size() - 1).add(page.step(i), page.value(i));
            }
        });
        return all.stream().map(Bucket::toMetricBucket).toList();
    }

    private void forEachPage(Consumer<MetricPoints> consumer) {
        PointWindow window = new PointWindow(Point.firstOf(range.first()), false, range.last(), PAGE);
        MetricPoints page;
        do {
            page = points.slice(series, window);
            if (page.size() > 0) {
                consumer.accept(page);
                window = new PointWindow(Point.of(page, page.size() - 1), true, range.last(), PAGE);
            }
        } while (page.size() == PAGE);
    }

    /** The smallest and the largest step. */
    private static final class Ends implements Consumer<MetricPoints> {
        private boolean isEmpty = true;
        private long first;
        private long last;

        @Override
        public void accept(MetricPoints page) {
            first = isEmpty ? page.step(0) : first;
            last = page.step(page.size() - 1);
            isEmpty = false;
        }

        /** Differences of steps are unsigned, so that the whole range of {@code long} is no overflow. */
        long bucketOf(long step, int count) {
            long width = Long.divideUnsigned(last - first, count) + 1;
            // One bucket over all 2^64 steps has a width that no long holds.
            return width == 0 ? 0 : Long.divideUnsigned(step - first, width);
        }
    }

    /** A bucket that is being filled. */
    private static final class Bucket {
        private final long index;
        private final long firstStep;
        private long lastStep;
        private double min = Double.NaN;
        private double max = Double.NaN;
        private double lastValue;
        private long count;

        Bucket(long index, long firstStep) {
            this.index = index;
            this.firstStep = firstStep;
        }

        void add(long step, double value) {
            lastStep = step;
            lastValue = value;
            count++;
            if (!Double.isNaN(value)) {
                min = Double.isNaN(min) ? value : Math.min(min, value);
                max = Double.isNaN(max) ? value : Math.max(max, value);
            }
        }

        MetricBucket toMetricBucket() {
            return new MetricBucket(firstStep, lastStep, min, max, lastValue, count);
        }
    }
}
