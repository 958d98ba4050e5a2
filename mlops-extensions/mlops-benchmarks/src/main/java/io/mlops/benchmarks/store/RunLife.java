package io.mlops.benchmarks.store;

import io.mlops.Mlops;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Runs a second that are started, given ten params and five metrics, and finished: durable, audited, in one store.
 *
 * <p>Warmed up for long: a run calls each method a few times only, so that the compiler is still busy with the first ten thousand.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 10)
@Measurement(iterations = 4, time = 5)
@Fork(1)
public class RunLife {
    private static final int PARAMS = 10;
    private static final int METRICS = 5;

    /** The store that all threads write to. */
    @State(Scope.Benchmark)
    public static class Open {
        private final BenchFolder folder = new BenchFolder();
        private final Mlops mlops = MlopsSdk.open(folder.resolve("store"));
        private final String[] metrics = new String[METRICS];
        private final Map<String, Object> params = new HashMap<>();

        /** Names params and metrics. */
        public Open() {
            for (int p = 0; p < PARAMS; p++) {
                params.put("param-" + p, 0.1 * p);
            }
            for (int m = 0; m < METRICS; m++) {
                metrics[m] = "metric-" + m;
            }
        }

        /** Closes the store and deletes it. */
        @TearDown
        public void close() {
            mlops.close();
            folder.close();
        }
    }

    /**
     * One thread: each of its three commits (the start, the params, the points with the end) waits for a sync of its own.
     *
     * @param open the store
     */
    @Benchmark
    public void oneThread(Open open) {
        live(open);
    }

    /**
     * Eight threads, whose writes share syncs.
     *
     * @param open the store
     */
    @Benchmark
    @Threads(8)
    public void eightThreads(Open open) {
        live(open);
    }

    /**
     * Eight threads, each of whose runs has two commits: the start with the params, the points with the end.
     *
     * @param open the store
     */
    @Benchmark
    @Threads(8)
    public void eightThreadsStartingWithParams(Open open) {
        RunSpec spec = RunSpec.of("bench", "").params(open.params);
        try (ActiveRun run = open.mlops.tracking().startRun(spec)) {
            finish(run, open);
        }
    }

    private static void live(Open open) {
        try (ActiveRun run = open.mlops.tracking().startRun(RunSpec.of("bench", ""))) {
            run.logParams(open.params);
            finish(run, open);
        }
    }

    private static void finish(ActiveRun run, Open open) {
        for (String metric : open.metrics) {
            run.logMetric(metric, 0.5, 1);
        }
        run.finish();
    }
}
