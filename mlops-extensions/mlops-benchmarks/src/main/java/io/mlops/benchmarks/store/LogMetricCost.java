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
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one {@code logMetric} costs the thread that calls it, in bursts that fit the buffers; beside it, a look-up in a hash map and a reading of the clock.
 *
 * <p>An invocation is two hundred batches of 1,000 calls, four for each of 50 series. Each invocation has series of its own, whose buffers have held as many points before, and nothing is flushed or closed behind them, as JMH's profilers
 * count whatever threads do from the first set-up of an iteration to the last tear-down: the store in memory ends with its JVM. Invocations are therefore few, at most 30 with the warm-up.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 15)
@Measurement(iterations = 10)
@Fork(1)
public class LogMetricCost {
    private static final int BURST = 4_000;
    private static final int SERIES = 50;
    private static final int CALLS = SERIES * BURST;
    private static final int MAX_INVOCATIONS = 30;
    /** Twice what the buffers of all series take: one that is half full is flushed at once. */
    private static final long BUFFER_BYTES = 1L << 29;

    /** The store in memory: what happens behind the buffer is not measured. */
    @State(Scope.Benchmark)
    public static class Open {
        private final Mlops mlops = MlopsSdk.builder()
                .backend("memory:")
                .metrics(MetricBuffering.unset()
                        .flushInterval(Duration.ofHours(1))
                        .bufferBytes(BUFFER_BYTES))
                .open();
        private final ActiveRun run = mlops.tracking().startRun(RunSpec.of("bench", "cost"));
        private final String[] keys = IntStream.range(0, MAX_INVOCATIONS * SERIES)
                .mapToObj(series -> "loss-" + series)
                .toArray(String[]::new);
        private final Map<String, double[]> map = new HashMap<>();
        private int invocation;

        /** Fills all buffers and empties them, as in a run that goes on. */
        @Setup
        public void grow() {
            for (String key : keys) {
                for (int i = 0; i < BURST; i++) {
                    run.logMetric(key, i, i);
                }
                map.put(key, new double[BURST]);
            }
            mlops.flush(Duration.ofMinutes(1));
        }
    }

    /**
     * Logs bursts.
     *
     * @param open the open store
     */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public void logMetric(Open open) {
        int first = open.invocation++ * SERIES;
        for (int series = first; series < first + SERIES; series++) {
            String key = open.keys[series];
            for (int i = 0; i < BURST; i++) {
                open.run.logMetric(key, i, i);
            }
        }
    }

    /**
     * Does the least that could be done: finds an array by a key, reads the clock, stores two numbers.
     *
     * @param open holds the map
     * @return a sum, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long mapAndClock(Open open) {
        long sum = 0;
        int first = open.invocation++ * SERIES;
        for (int series = first; series < first + SERIES; series++) {
            for (int i = 0; i < BURST; i++) {
                double[] values = Objects.requireNonNull(open.map.get(open.keys[series]));
                values[i] = i;
                sum += System.currentTimeMillis();
            }
        }
        return sum;
    }
}
