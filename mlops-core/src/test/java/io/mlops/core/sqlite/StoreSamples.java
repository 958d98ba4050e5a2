package io.mlops.core.sqlite;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the tests of this package write. */
final class StoreSamples {
    static final String RUN = "0123456789abcdef0123456789abcdef";
    static final Instant AT = Instant.ofEpochMilli(1_700_000_000_000L);

    private StoreSamples() {}

    static Backend open(Path folder) {
        return open(folder, Map.of());
    }

    static Backend open(Path folder, Map<String, String> options) {
        return new SqliteProvider().open("sqlite:" + folder, options, context());
    }

    static BackendContext context() {
        return new BackendContext(Clock.systemUTC(), UUID.randomUUID().toString());
    }

    static Commit commit(Write... writes) {
        String id = UUID.randomUUID().toString();
        return new Commit(
                id, "test", AT, List.of(), List.of(writes), List.of(new AuditLeaf("{\"request\":\"" + id + "\"}")));
    }

    static CommitResult createRun(Backend backend, String run) {
        RunInfo info = new RunInfo(run, "0", "run", RunStatus.RUNNING, LifecycleStage.ACTIVE, AT, Optional.empty());
        return backend.commit(commit(new RunWrite.Create(info, Map.of())));
    }

    /** Returns points whose steps follow each other and whose values equal their steps. */
    static MetricBatch points(String key, long firstStep, int count) {
        long[] steps = new long[count];
        long[] timestamps = new long[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            steps[i] = firstStep + i;
            timestamps[i] = AT.toEpochMilli() + firstStep + i;
            values[i] = firstStep + i;
        }
        return new MetricBatch(RUN, MetricSeries.of(key), MetricPoints.copyOf(steps, timestamps, values));
    }
}
