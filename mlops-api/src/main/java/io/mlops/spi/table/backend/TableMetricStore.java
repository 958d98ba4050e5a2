package io.mlops.spi.table.backend;

import io.mlops.page.PageRequest;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.MetricStore;
import io.mlops.spi.table.Point;
import io.mlops.spi.table.PointWindow;
import io.mlops.spi.table.SeriesPoints;
import io.mlops.spi.table.Table;
import io.mlops.spi.table.TableFormat;
import io.mlops.spi.table.Tables;
import io.mlops.tracking.DatasetRef;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Metric points in tables: the latest of each series beside the points. Thread-safe. */
final class TableMetricStore implements MetricStore {
    private static final String SERIES_COUNTER = "series";

    private final Tables store;
    private final RunTables runs;
    private final SeriesPoints points;
    private final Table<SeriesKey, SeriesRow> series;
    private final Table<String, Long> lastSequences;

    TableMetricStore(Tables store, RunTables runs) {
        this.store = store;
        this.runs = runs;
        points = store.points().orElseGet(() -> new RowPoints(store));
        series = store.table(TableFormat.of("series", SeriesKey.class, SeriesRow.class));
        lastSequences = store.table(TableFormat.of("metric-sequences", String.class, Long.class));
    }

    @Override
    public void append(String writerId, long sequence, List<MetricBatch> batches) {
        store.change(() -> {
            // Everything that can be refused is refused before the first point is written.
            if (sequence > lastSequences.find(writerId).orElse(0L)) {
                batches.forEach(batch -> runs.activeRun(batch.runId()));
                batches.forEach(this::append);
                lastSequences.put(writerId, sequence);
            }
            return sequence;
        });
    }

    /** Appends points of a run that may be written. Used inside a change alone. */
    void append(MetricBatch batch) {
        if (batch.points().size() == 0) {
            return;
        }
        SeriesKey key = SeriesKey.of(batch.runId(), batch.series());
        Optional<SeriesRow> known = series.find(key);
        long number = known.map(SeriesRow::number).orElseGet(() -> runs.next(SERIES_COUNTER));
        Point latest = known.map(SeriesRow::latest).orElse(Point.of(batch.points(), 0));
        for (int i = 0; i < batch.points().size(); i++) {
            Point point = Point.of(batch.points(), i);
            latest = point.compareTo(latest) > 0 ? point : latest;
        }
        points.append(number, batch.points());
        series.put(key, new SeriesRow(batch.runId(), batch.series(), number, latest));
    }

    @Override
    public List<Metric> latest(String runId) {
        return store.read(() -> {
            runs.run(runId);
            return latestOf(runId);
        });
    }

    /** Returns the latest points of a run that exists. Used inside a read or a change alone. */
    List<Metric> latestOf(String runId) {
        return seriesOf(runId).map(SeriesRow::toMetric).toList();
    }

    private Stream<SeriesRow> seriesOf(String runId) {
        return series.from(new SeriesKey(runId, "", "", "", ""))
                .takeWhile(row -> row.runId().equals(runId));
    }

    /** Removes the points of a run that is purged. Used inside a change alone. */
    void forget(String runId) {
        for (SeriesRow row : seriesOf(runId).toList()) {
            points.forget(row.number());
            series.remove(SeriesKey.of(runId, row.series()));
        }
    }

    @Override
    public MetricPage history(String runId, MetricSeries wanted, StepRange range, PageRequest page) {
        Point from = page.pageToken().map(PointToken::parse).orElse(Point.firstOf(range.first()));
        int size = page.maxResults();
        PointWindow window = new PointWindow(from, page.pageToken().isPresent(), range.last(), size + 1);
        MetricPoints found = store.read(
                () -> numberOf(runId, wanted).map(n -> points.slice(n, window)).orElse(MetricPoints.empty()));
        if (found.size() <= size) {
            return new MetricPage(found, Optional.empty());
        }
        MetricPoints shown = MetricPoints.copyOf(found.steps(), found.timestampsMillis(), found.values(), size);
        return new MetricPage(shown, Optional.of(PointToken.of(Point.of(shown, size - 1))));
    }

    @Override
    public List<MetricBucket> downsample(String runId, MetricSeries wanted, StepRange range, int buckets) {
        return store.read(() -> numberOf(runId, wanted)
                .map(number -> new Buckets(points, number, range).of(buckets))
                .orElse(List.of()));
    }

    private Optional<Long> numberOf(String runId, MetricSeries wanted) {
        runs.run(runId);
        return series.find(SeriesKey.of(runId, wanted)).map(SeriesRow::number);
    }

    /** Names a series, in the order of {@link #latest}; what it has not is the empty text. */
    private record SeriesKey(String runId, String key, String modelId, String dataset, String digest) {
        static SeriesKey of(String runId, MetricSeries series) {
            return new SeriesKey(
                    runId,
                    series.key(),
                    series.modelId().orElse(""),
                    series.dataset().map(DatasetRef::name).orElse(""),
                    series.dataset().map(DatasetRef::digest).orElse(""));
        }
    }

    /** A series with its latest point. */
    private record SeriesRow(String runId, MetricSeries series, long number, Point latest) {
        Metric toMetric() {
            return new Metric(series, latest.value(), latest.step(), Instant.ofEpochMilli(latest.timestamp()));
        }
    }
}
