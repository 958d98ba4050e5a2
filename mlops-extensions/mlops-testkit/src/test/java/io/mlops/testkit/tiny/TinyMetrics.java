package io.mlops.testkit.tiny;

import io.mlops.page.PageRequest;
import io.mlops.search.TextOrder;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.MetricStore;
import io.mlops.testkit.tiny.TinyState.Point;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Metric points as sorted sets. */
final class TinyMetrics implements MetricStore {
    private static final Comparator<MetricSeries> ORDER = Comparator.comparing(MetricSeries::key, TextOrder.CODE_POINT)
            .thenComparing(series -> series.modelId().orElse(""))
            .thenComparing(
                    series -> series.dataset().map(dataset -> dataset.name()).orElse(""))
            .thenComparing(
                    series -> series.dataset().map(dataset -> dataset.digest()).orElse(""));

    private final TinyBackend backend;

    TinyMetrics(TinyBackend backend) {
        this.backend = backend;
    }

    @Override
    public void append(String writerId, long sequence, List<MetricBatch> batches) {
        backend.change(state -> {
            if (sequence > state.sequences.getOrDefault("metrics/" + writerId, 0L)) {
                state.sequences.put("metrics/" + writerId, sequence);
                batches.forEach(batch -> append(state, batch));
            }
            return sequence;
        });
    }

    static void append(TinyState state, MetricBatch batch) {
        TinyRuns.activeRun(state, batch.runId());
        Map<MetricSeries, NavigableSet<Point>> ofRun =
                new HashMap<>(state.points.getOrDefault(batch.runId(), Map.of()));
        NavigableSet<Point> points = new TreeSet<>(ofRun.getOrDefault(batch.series(), new TreeSet<>()));
        MetricPoints added = batch.points();
        for (int i = 0; i < added.size(); i++) {
            points.add(new Point(added.step(i), added.timestampMillis(i), added.value(i)));
        }
        ofRun.put(batch.series(), points);
        state.points.put(batch.runId(), ofRun);
    }

    @Override
    public List<Metric> latest(String runId) {
        return backend.read(state -> {
            TinyRuns.run(state, runId);
            return latest(state, runId);
        });
    }

    static List<Metric> latest(TinyState state, String runId) {
        return state.points.getOrDefault(runId, Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .map(entry -> metric(entry.getKey(), entry.getValue().last()))
                .toList();
    }

    private static Metric metric(MetricSeries series, Point point) {
        return new Metric(series, point.value(), point.step(), Instant.ofEpochMilli(point.timestamp()));
    }

    /** The token is the last point shown. */
    @Override
    public MetricPage history(String runId, MetricSeries series, StepRange range, PageRequest page) {
        List<Point> points = points(runId, series, range);
        Optional<Point> after = page.pageToken().map(TinyMetrics::parse);
        List<Point> rest = points.stream()
                .filter(point -> after.isEmpty() || point.compareTo(after.get()) > 0)
                .limit(page.maxResults() + 1L)
                .toList();
        if (rest.size() <= page.maxResults()) {
            return new MetricPage(columns(rest), Optional.empty());
        }
        List<Point> shown = rest.subList(0, page.maxResults());
        Point last = shown.get(shown.size() - 1);
        return new MetricPage(
                columns(shown),
                Optional.of(last.step() + "," + last.timestamp() + "," + Double.doubleToLongBits(last.value())));
    }

    private static Point parse(String token) {
        List<Long> parts =
                List.of(token.split(",")).stream().map(Long::parseLong).toList();
        return new Point(parts.get(0), parts.get(1), Double.longBitsToDouble(parts.get(2)));
    }

    private List<Point> points(String runId, MetricSeries series, StepRange range) {
        return backend.read(state -> {
            TinyRuns.run(state, runId);
            return state.points.getOrDefault(runId, Map.of()).getOrDefault(series, new TreeSet<>()).stream()
                    .filter(point -> point.step() >= range.first() && point.step() <= range.last())
                    .toList();
        });
    }

    private static MetricPoints columns(List<Point> points) {
        return MetricPoints.copyOf(
                points.stream().mapToLong(Point::step).toArray(),
                points.stream().mapToLong(Point::timestamp).toArray(),
                points.stream().mapToDouble(Point::value).toArray());
    }

    @Override
    public List<MetricBucket> downsample(String runId, MetricSeries series, StepRange range, int buckets) {
        List<Point> points = points(runId, series, range);
        if (points.isEmpty()) {
            return List.of();
        }
        long first = points.get(0).step();
        long width = Long.divideUnsigned(points.get(points.size() - 1).step() - first, buckets) + 1;
        NavigableMap<Long, List<Point>> byBucket = new TreeMap<>();
        for (Point point : points) {
            long bucket = width == 0 ? 0 : Long.divideUnsigned(point.step() - first, width);
            byBucket.computeIfAbsent(bucket, number -> new ArrayList<>()).add(point);
        }
        return byBucket.values().stream().map(TinyMetrics::bucket).toList();
    }

    private static MetricBucket bucket(List<Point> points) {
        double[] numbers = points.stream()
                .mapToDouble(Point::value)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        Point last = points.get(points.size() - 1);
        return new MetricBucket(
                points.get(0).step(),
                last.step(),
                numbers.length == 0 ? Double.NaN : numbers[0],
                numbers.length == 0 ? Double.NaN : numbers[numbers.length - 1],
                last.value(),
                points.size());
    }
}
