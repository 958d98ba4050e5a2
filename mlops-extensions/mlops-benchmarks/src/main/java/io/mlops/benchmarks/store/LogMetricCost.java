package io.mlops.benchmarks.store;

import io.mlops.Mlops;
import io.mlops.core.MetricBuffering;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one {@code logMetric} costs the thread that calls it: bursts of 1,000 points that fit the buffer, the flush between them untimed; beside it, a look-up in a hash map and a reading of the clock.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LogMetricCost {
    private static final int BURST = 1_000;

    /** The store in memory: what happens behind the buffer is not measured. */
    @State(Scope.Benchmark)
    public static class Open {
        private final Map<String, double[]> map = new HashMap<>(Map.of("loss", new double[BURST]));
        private final Mlops mlops = MlopsSdk.builder()
                .backend("memory:")
                .metrics(MetricBuffering.unset().flushInterval(Duration.ofHours(1)))
                .open();
        private ActiveRun run = start();

        /** Begins with an empty run, as a store in memory keeps what it gets. */
        @Setup(Level.Iteration)
        public void restart() {
            run.finish();
            run = start();
        }

        /** Empties the buffer. */
        @TearDown(Level.Invocation)
        public void flush() {
            mlops.flush(Duration.ofMinutes(1));
        }

        /** Closes the store. */
        @TearDown
        public void close() {
            mlops.close();
        }

        private ActiveRun start() {
            return mlops.tracking().startRun(RunSpec.of("bench", "cost"));
        }
    }

    /**
     * Logs a burst.
     *
     * @param open the open store
     */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void logMetric(Open open) {
        for (int i = 0; i < BURST; i++) {
            open.run.logMetric("loss", i, i);
        }
    }

    /**
     * Does the least that could be done: finds an array by a key, reads the clock, stores two numbers.
     *
     * @param open holds the map
     * @return a sum, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public long mapAndClock(Open open) {
        long sum = 0;
        for (int i = 0; i < BURST; i++) {
            double[] values = Objects.requireNonNull(open.map.get("loss"));
            values[i] = i;
            sum += System.currentTimeMillis();
        }
        return sum;
    }
}
