package io.mlops.core.memory;

import io.mlops.core.memory.SeriesColumns.Point;
import io.mlops.core.memory.SeriesColumns.Window;
import io.mlops.core.memory.table.Gate;
import io.mlops.page.PageRequest;
import io.mlops.search.TextOrder;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.MetricStore;
import io.mlops.tracking.DatasetRef;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Metric points in memory. Thread-safe. */
final class MemoryMetricStore implements MetricStore {
    private static final Comparator<MetricSeries> BY_NAME = Comparator.comparing(
                    MetricSeries::key, TextOrder.CODE_POINT)
            .thenComparing(series -> series.modelId().orElse(""), TextOrder.CODE_POINT)
            .thenComparing(series -> series.dataset().map(DatasetRef::name).orElse(""), TextOrder.CODE_POINT)
            .thenComparing(series -> series.dataset().map(DatasetRef::digest).orElse(""), TextOrder.CODE_POINT);

    private final Gate gate;
    private final RunTables runs;
    private final Map<String, Map<MetricSeries, SeriesColumns>> seriesByRun = new HashMap<>();
    private final Map<String, Long> lastSequences = new HashMap<>();

    MemoryMetricStore(Gate gate, RunTables runs) {
        this.gate = gate;
        this.runs = runs;
    }

    @Override
    public void append(String writerId, long sequence, List<MetricBatch> batches) {
        gate.change(() -> {
            // Everything that can be refused is refused before the first point is written.
            if (sequence > lastSequences.getOrDefault(writerId, 0L)) {
                batches.forEach(batch -> runs.activeRun(batch.runId()));
                batches.forEach(this::append);
                lastSequences.put(writerId, sequence);
            }
            return sequence;
        });
    }

    private void append(MetricBatch batch) {
        if (batch.points().size() == 0) {
            return;
        }
        Map<MetricSeries, SeriesColumns> ofRun =
                seriesByRun.computeIfAbsent(batch.runId(), run -> new TreeMap<>(BY_NAME));
        SeriesColumns known = ofRun.get(batch.series());
        if (known == null) {
            ofRun.put(batch.series(), new SeriesColumns(batch.points()));
        } else {
            known.append(batch.points());
        }
    }

    @Override
    public List<Metric> latest(String runId) {
        return gate.read(() -> {
            runs.run(runId);
            return latestOf(runId);
        });
    }

    /** Returns the latest points of a run that exists. Used inside the gate alone. */
    List<Metric> latestOf(String runId) {
        return seriesByRun.getOrDefault(runId, Map.of()).entrySet().stream()
                .map(entry -> toMetric(entry.getKey(), entry.getValue().latest()))
                .toList();
    }

    private static Metric toMetric(MetricSeries series, Point point) {
        return new Metric(series, point.value(), point.step(), Instant.ofEpochMilli(point.timestamp()));
    }

    /** Removes the points of a run that is purged. Used inside the gate alone. */
    void forget(String runId) {
        seriesByRun.remove(runId);
    }

    @Override
    public MetricPage history(String runId, MetricSeries series, StepRange range, PageRequest page) {
        Point from = page.pageToken().map(PointToken::parse).orElse(Point.firstOf(range.first()));
        int size = page.maxResults();
        MetricPoints found =
                slice(runId, series, new Window(from, page.pageToken().isPresent(), range.last(), size + 1));
        if (found.size() <= size) {
            return new MetricPage(found, Optional.empty());
        }
        MetricPoints shown = MetricPoints.copyOf(found.steps(), found.timestampsMillis(), found.values(), size);
        return new MetricPage(shown, Optional.of(PointToken.of(Point.of(shown, size - 1))));
    }

    @Override
    public List<MetricBucket> downsample(String runId, MetricSeries series, StepRange range, int buckets) {
        Window all = new Window(Point.firstOf(range.first()), false, range.last(), Integer.MAX_VALUE);
        return Buckets.of(slice(runId, series, all), buckets);
    }

    private MetricPoints slice(String runId, MetricSeries series, Window window) {
        return gate.read(() -> {
            runs.run(runId);
            SeriesColumns columns = seriesByRun.getOrDefault(runId, Map.of()).get(series);
            return columns == null ? MetricPoints.empty() : columns.slice(window);
        });
    }
}
