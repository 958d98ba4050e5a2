package io.mlops.benchmarks.mlflow;

import io.mlops.Mlops;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.DeliveryCounts;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * Metric points a second into an MLflow server: through {@code logMetric} and a flush at the end, and by {@code curl} that posts files of 1,000 points each, written before the time
 * begins, over one connection. One operation is one point.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class MlflowPoints {
    private static final int POINTS = 20_000;
    private static final int BATCH = 1_000;
    private static final int KEYS = 10;

    /** A run on the server, and what {@code curl} sends into it. */
    @State(Scope.Benchmark)
    public static class Target {
        private final BenchFolder folder = new BenchFolder();
        private final Mlops mlops = BenchServer.open();
        private ActiveRun run = mlops.tracking().startRun(RunSpec.of("bench", "points"));
        private final List<String> arguments = new ArrayList<>();
        private long step;

        /** Begins a run anew, so that both sides fill runs of equal size. */
        @Setup(Level.Iteration)
        public void begin() {
            run.finish();
            run = mlops.tracking().startRun(RunSpec.of("bench", "points"));
        }

        private void write() throws IOException {
            arguments.clear();
            for (int from = 0; from < POINTS; from += BATCH) {
                Path body = Files.writeString(folder.resolve("body-" + from), body(from));
                if (from > 0) {
                    arguments.add("--next");
                }
                arguments.addAll(List.of(
                        "--fail",
                        "--header",
                        "Content-Type: application/json",
                        "--data-binary",
                        "@" + body,
                        BenchServer.url() + "/api/2.0/mlflow/runs/log-batch"));
            }
        }

        private String body(int from) {
            StringBuilder json = new StringBuilder("{\"run_id\":\"" + run.id() + "\",\"metrics\":[");
            for (int i = from; i < from + BATCH; i++) {
                json.append(i == from ? "" : ",")
                        .append("{\"key\":\"metric/")
                        .append(i % KEYS)
                        .append("\",\"value\":")
                        .append(i * 0.001)
                        .append(",\"timestamp\":")
                        .append(System.currentTimeMillis())
                        .append(",\"step\":")
                        .append(step + i / KEYS)
                        .append('}');
            }
            return json.append("]}").toString();
        }

        /** Closes the backend and deletes the files. */
        @TearDown
        public void close() {
            run.finish();
            mlops.close();
            folder.close();
        }
    }

    /** The same with new points in the files for each call. */
    @State(Scope.Benchmark)
    public static class Bodies extends Target {
        /** Writes the files. */
        @Setup(Level.Invocation)
        public void prepare() throws IOException {
            super.write();
            super.step += POINTS / KEYS;
        }
    }

    /**
     * Logs points asynchronously and waits until all have arrived.
     *
     * @param target the run
     * @return the counts, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public DeliveryCounts client(Target target) {
        for (int i = 0; i < POINTS; i++) {
            target.run.logMetric("metric/" + i % KEYS, i * 0.001, target.step + i / KEYS);
        }
        target.step += POINTS / KEYS;
        return target.mlops.flush(Duration.ofMinutes(5));
    }

    /**
     * Posts the files.
     *
     * @param target the run and the files
     * @return how many requests were made
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public int curl(Bodies target) throws IOException, InterruptedException {
        return Curl.run(((Target) target).arguments, POINTS / BATCH);
    }
}
