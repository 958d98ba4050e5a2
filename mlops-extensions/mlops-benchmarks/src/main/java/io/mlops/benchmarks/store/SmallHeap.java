package io.mlops.benchmarks.store;

import io.mlops.Mlops;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Logging many points with a heap of 64 MiB, all durable at the end. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx64m")
public class SmallHeap {
    private static final int KEYS = 10;

    /** The store. */
    @State(Scope.Benchmark)
    public static class Store {
        /** How many points are logged. */
        @Param("1000000")
        public int points;

        private final BenchFolder folder = new BenchFolder();
        private final Mlops mlops = MlopsSdk.open(folder.resolve("store"));

        /** Closes the store and deletes it. */
        @TearDown
        public void close() {
            mlops.close();
            folder.close();
        }
    }

    /**
     * Logs the points into ten series of one run.
     *
     * @param store the store
     * @return how many became durable
     */
    @Benchmark
    public long engine(Store store) {
        try (ActiveRun run = store.mlops.tracking().startRun(RunSpec.of("bench", "heap"))) {
            for (int i = 0; i < store.points; i++) {
                run.logMetric("metric/" + i % KEYS, i * 0.001, i / KEYS);
            }
            run.finish();
        }
        long durable = store.mlops.flush(Duration.ofMinutes(1)).durable();
        if (durable != store.points) {
            throw new IllegalStateException(durable + " of " + store.points + " points are durable");
        }
        return durable;
    }
}
