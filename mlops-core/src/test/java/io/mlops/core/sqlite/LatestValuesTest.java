package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mlops.spi.Backend;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.MetricStore;
import io.mlops.tracking.DatasetRef;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Appends of many series at once, new and known ones mixed, with more of them than one statement takes. */
final class LatestValuesTest {
    private static final int SERIES = 40;

    @TempDir
    private Path folder;

    private Backend backend;
    private MetricStore store;

    @BeforeEach
    void open() {
        backend = StoreSamples.open(folder);
        store = backend.metrics().orElseThrow();
        StoreSamples.createRun(backend, StoreSamples.RUN);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void append_knownAndNewSeriesTogether_movesTheLatestOfEach() {
        List<MetricBatch> first = new ArrayList<>();
        List<MetricBatch> second = new ArrayList<>();
        for (int i = 0; i < SERIES; i++) {
            if (i % 2 == 0) {
                first.add(point(MetricSeries.of("m" + i), 5, i));
            }
            second.add(point(MetricSeries.of("m" + i), i % 4 == 0 ? 4 : 6, -i));
        }

        store.append("w", 1, first);
        store.append("w", 2, second);

        assertThat(store.latest(StoreSamples.RUN)).hasSize(SERIES).allSatisfy(metric -> {
            int i = Integer.parseInt(metric.series().key().substring(1));
            assertThat(metric.value()).isEqualTo(i % 4 == 0 ? i : -i);
            assertThat(metric.step()).isEqualTo(i % 4 == 0 ? 5 : 6);
        });
    }

    @Test
    void append_oneSeriesTwice_keepsThePointsOfBothAndTheLaterValue() {
        MetricSeries series = MetricSeries.of("loss");

        store.append("w", 1, List.of(point(series, 2, 0.2), point(series, 1, 0.1)));

        assertThat(store.latest(StoreSamples.RUN)).extracting(Metric::value).containsExactly(0.2);
        assertThat(backend.verify()).isEmpty();
    }

    @Test
    void append_sameKeyForSeveralModelsAndDatasets_keepsThemApart() {
        MetricSeries plain = MetricSeries.of("loss");
        MetricSeries ofModel = new MetricSeries("loss", Optional.of("m-1"), Optional.empty());
        MetricSeries onDataset = new MetricSeries("loss", Optional.empty(), Optional.of(new DatasetRef("test", "d1")));

        store.append("w", 1, List.of(point(plain, 1, 1), point(ofModel, 1, 2)));
        store.append("w", 2, List.of(point(onDataset, 1, 3), point(plain, 2, 4)));

        assertThat(store.latest(StoreSamples.RUN))
                .extracting(Metric::series, Metric::value)
                .containsExactlyInAnyOrder(tuple(plain, 4.0), tuple(ofModel, 2.0), tuple(onDataset, 3.0));
    }

    private static MetricBatch point(MetricSeries series, long step, double value) {
        MetricPoints points = MetricPoints.copyOf(new long[] {step}, new long[] {1}, new double[] {value});
        return new MetricBatch(StoreSamples.RUN, series, points);
    }
}
