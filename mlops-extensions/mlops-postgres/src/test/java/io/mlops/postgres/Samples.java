package io.mlops.postgres;

import io.mlops.spi.Backend;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;

/** What the tests of this package write. */
final class Samples {
    static final String RUN = "0123456789abcdef0123456789abcdef";
    static final Instant AT = Instant.ofEpochMilli(1_700_000_000_000L);

    private Samples() {}

    static Commit commit(Write... writes) {
        String id = UUID.randomUUID().toString();
        return new Commit(
                id, "test", AT, List.of(), List.of(writes), List.of(new AuditLeaf("{\"request\":\"" + id + "\"}")));
    }

    static void createRun(Backend backend) {
        RunInfo info = new RunInfo(RUN, "0", "run", RunStatus.RUNNING, LifecycleStage.ACTIVE, AT, Optional.empty());
        backend.commit(commit(new RunWrite.Create(info, Map.of())));
    }

    static Commit createModel(String name) {
        return commit(new RegistryWrite.CreateModel(name, ""));
    }

    /** Returns points whose steps follow each other and whose values equal their steps. */
    static MetricBatch points(String key, long firstStep, int count) {
        long[] steps = LongStream.range(firstStep, firstStep + count).toArray();
        long[] timestamps = new long[count];
        double[] values = LongStream.of(steps).asDoubleStream().toArray();
        return new MetricBatch(RUN, MetricSeries.of(key), MetricPoints.copyOf(steps, timestamps, values));
    }
}
