package io.mlops.benchmarks.outbox;

import io.mlops.Mlops;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.core.MlopsBuilder;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code logMetric} through an outbox, beside the embedded store by itself: what a call costs the thread that logs, the flush untimed, and what a point costs until it is durable.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OutboxCost {
    private static final int BURST = 1_000;
    private static final int POINTS = 50_000;
    private static final int KEYS = 10;

    /** An open store with a run. */
    @State(Scope.Benchmark)
    public static class Open {
        /** The control, an outbox before a server that never answers, and one before a server in memory. */
        @Param({"embedded", "outbox-down", "outbox-up"})
        public String store = "embedded";

        private final String[] keys = new String[KEYS];
        private BenchFolder folder;
        private Mlops mlops;
        private ActiveRun run;
        private long step;

        /** Opens it: each iteration begins with an empty store, as what waits for the server grows. */
        @Setup(Level.Iteration)
        public void open() {
            for (int k = 0; k < KEYS; k++) {
                keys[k] = "metric/" + k;
            }
            folder = new BenchFolder();
            MlopsBuilder builder = MlopsSdk.builder().closeTimeout(Duration.ofSeconds(1));
            switch (store) {
                case "embedded" -> builder.backend("sqlite:" + folder.resolve("store"));
                case "outbox-down" -> builder.backend(new AbsentServer()).outbox(folder.resolve("outbox"));
                default -> builder.backend("memory:").outbox(folder.resolve("outbox"));
            }
            mlops = builder.open();
            run = mlops.tracking().startRun(RunSpec.of("bench", "cost"));
            step = 0;
        }

        /** Closes and deletes it. */
        @TearDown(Level.Iteration)
        public void close() {
            run.finish();
            mlops.close();
            folder.close();
        }
    }

    /** Empties the buffer between the bursts. */
    @State(Scope.Benchmark)
    public static class Emptied {
        private Mlops mlops;

        /**
         * Takes the store.
         *
         * @param open the open store
         */
        @Setup(Level.Invocation)
        public void take(Open open) {
            mlops = open.mlops;
        }

        /** Flushes. */
        @TearDown(Level.Invocation)
        public void flush() {
            mlops.flush(Duration.ofMinutes(1));
        }
    }

    /**
     * Logs a burst that fits the buffer.
     *
     * @param open the open store
     * @param emptied flushes behind it
     */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void call(Open open, Emptied emptied) {
        for (int i = 0; i < BURST; i++) {
            open.run.logMetric("loss", i, open.step++);
        }
    }

    /**
     * Logs points into ten series and waits until all are durable.
     *
     * @param open the open store
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public void durablePoint(Open open) {
        for (int i = 0; i < POINTS; i++) {
            open.run.logMetric(open.keys[i % KEYS], i * 0.001, open.step + i / KEYS);
        }
        open.step += POINTS / KEYS;
        open.run.flush();
    }
}
