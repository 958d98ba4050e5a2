package io.mlops.core.metric;

import io.mlops.core.store.Providers;
import io.mlops.page.PageRequest;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RunWrite;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import io.mlops.tracking.StepRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A pipeline in front of a store in memory that fails as it is told. */
abstract class PipelineFixture {
    static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String WRITER = "writer-1";
    static final Duration LONG = Duration.ofSeconds(30);

    Backend backend;
    FaultyMetricStore store;
    MetricPipeline pipeline;

    @BeforeEach
    void open() {
        backend = Providers.open("memory:", Map.of(), new BackendContext(CLOCK, WRITER));
        store = new FaultyMetricStore(backend.metrics().orElseThrow());
        pipeline = pipeline(Duration.ofHours(1), 1 << 20, LONG);
    }

    @AfterEach
    void close() {
        store.open();
        pipeline.close(Duration.ofSeconds(5));
        backend.close();
    }

    MetricPipeline pipeline(Duration interval, long bytes, Duration limit) {
        return new MetricPipeline(() -> store, WRITER, CLOCK, new MetricSettings(interval, bytes, limit));
    }

    RunMetrics run(int number) {
        commit(create(id(number)));
        return pipeline.open(id(number), () -> {});
    }

    static String id(int number) {
        return String.format(java.util.Locale.ROOT, "%032x", number);
    }

    static RunWrite create(String id) {
        return new RunWrite.Create(
                new RunInfo(id, "0", "r", RunStatus.RUNNING, LifecycleStage.ACTIVE, NOW, Optional.empty()), Map.of());
    }

    void commit(RunWrite write) {
        backend.commit(new Commit(UUID.randomUUID().toString(), WRITER, NOW, List.of(), List.of(write), List.of()));
    }

    MetricPoints history(RunMetrics run, String key) {
        return store.history(
                        run.runId(), MetricSeries.of(key), StepRange.ALL, PageRequest.first(PageRequest.MAX_RESULTS))
                .points();
    }
}
