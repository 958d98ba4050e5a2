package io.mlops.benchmarks.store;

import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.core.MlopsSdk;
import io.mlops.spi.Backend;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A store of finished runs with 20 metrics and 10 params each, written once through the backend's own interface and kept between trials, as writing takes much longer than what is measured.
 *
 * <p>Metric {@code m-0} to {@code m-19} is uniform in [0, 1); param {@code p-0} to {@code p-6} one of a thousand texts; {@code p-90}, {@code p-10} and {@code p-0.1} are {@code yes} for so many percent of the
 * runs.
 */
final class RunCorpus {
    private static final int METRICS = 20;
    private static final int TEXTS = 7;
    private static final double[] SHARES = {90, 10, 0.1};
    private static final int RUNS_AT_ONCE = 1_000;
    private static final long SEED = 42;
    private static final long FIRST_START = 1_700_000_000_000L;

    private final Backend backend;
    private final Random random = new Random(SEED);

    private RunCorpus(Backend backend) {
        this.backend = backend;
    }

    /** Returns the folder of the store, which is made where it is not there yet. */
    static Path prepare(int runs) {
        Path folder = BenchFolder.parent().resolve("mlops-bench-runs-" + runs);
        Path complete = folder.resolve("complete");
        try {
            if (!Files.exists(complete)) {
                Files.createDirectories(folder);
                MlopsSdk.open(folder.resolve("store")).close();
                write(folder.resolve("store"), runs);
                Files.createFile(complete);
            }
            return folder.resolve("store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path store, int runs) {
        try (Backend backend = Backends.openAgain(store)) {
            RunCorpus corpus = new RunCorpus(backend);
            for (int first = 0; first < runs; first += RUNS_AT_ONCE) {
                corpus.writeRuns(first, Math.min(first + RUNS_AT_ONCE, runs));
            }
        }
    }

    private void writeRuns(int from, int to) {
        List<Write> creates = new ArrayList<>();
        List<MetricBatch> points = new ArrayList<>();
        List<RunBatch> params = new ArrayList<>();
        for (int run = from; run < to; run++) {
            String id = "%032x".formatted(run + 1L);
            Instant start = Instant.ofEpochMilli(FIRST_START + 60_000L * run);
            RunInfo info = new RunInfo(
                    id, "0", "run-" + run, RunStatus.FINISHED, LifecycleStage.ACTIVE, start, Optional.of(start));
            creates.add(new RunWrite.Create(info, Map.of("mlflow.user", "bench")));
            params.add(RunBatch.params(id, params()));
            for (int m = 0; m < METRICS; m++) {
                MetricPoints point = MetricPoints.copyOf(
                        new long[] {1}, new long[] {start.toEpochMilli()}, new double[] {random.nextDouble()});
                points.add(new MetricBatch(id, MetricSeries.of("m-" + m), point));
            }
        }
        backend.commit(new Commit("create-" + from, "corpus", Instant.now(), List.of(), creates, List.of()));
        backend.metrics().orElseThrow().append("corpus", to, points);
        // Threads share the commits.
        IntStream.range(0, params.size())
                .parallel()
                .forEach(i -> backend.runs().orElseThrow().logBatch(params.get(i)));
    }

    private Map<String, String> params() {
        Map<String, String> params = new HashMap<>();
        for (int p = 0; p < TEXTS; p++) {
            params.put("p-" + p, "v" + random.nextInt(1_000));
        }
        for (double share : SHARES) {
            params.put("p-" + name(share), random.nextDouble() * 100 < share ? "yes" : "no");
        }
        return params;
    }

    private static String name(double share) {
        return share == Math.rint(share) ? Integer.toString((int) share) : Double.toString(share);
    }
}
