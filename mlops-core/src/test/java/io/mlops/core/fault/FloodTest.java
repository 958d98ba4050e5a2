package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.child.ChildJvm;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.MetricWriter;
import io.mlops.tracking.RunSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers that log faster than any disk, in a small heap: the buffer is bounded by bytes, and they wait. */
class FloodTest {
    @TempDir
    Path folder;

    /** The child JVM: eight threads log points of long keys and large values as fast as they can. */
    static final class Flood {
        private static final int THREADS = 8;
        private static final int SERIES = 40;
        private static final int POINTS = 1_000_000;
        private static final int LARGE = 400;

        private Flood() {}

        @SuppressWarnings("SystemOut") // The pipe to the parent.
        public static void main(String[] arguments) throws Exception {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try (Mlops mlops = MlopsSdk.open(Path.of(arguments[0]))) {
                for (int i = 0; i < THREADS; i++) {
                    int thread = i;
                    threads.execute(() -> {
                        try {
                            log(mlops.tracking().startRun(RunSpec.of("flood", "r" + thread)));
                        } catch (Throwable e) {
                            failure.set(e);
                        }
                    });
                }
                threads.shutdown();
                threads.awaitTermination(5, TimeUnit.MINUTES);
                System.out.println(failure.get());
                System.out.println(mlops.flush(Duration.ofMinutes(1)));
            }
        }

        private static void log(ActiveRun run) {
            MetricWriter[] writers = new MetricWriter[SERIES];
            for (int i = 0; i < SERIES; i++) {
                writers[i] = run.series(io.mlops.tracking.MetricSeries.of("k".repeat(200) + i));
            }
            int perThread = POINTS / THREADS;
            for (int i = 0; i < perThread; i++) {
                writers[i % SERIES].log(Math.random(), i);
                if (i % LARGE == 0) {
                    run.setTags(Map.of("large" + i, "x".repeat(8_000)));
                }
            }
            run.finish();
        }
    }

    @Test
    void log_aMillionRecordsIn48Megabytes_waitsAndLosesNothing() throws Exception {
        try (ChildJvm child = ChildJvm.quick().flags("-Xmx48m").start(Flood.class, folder.toString())) {
            assertThat(child.readLine()).isEqualTo("null");
            assertThat(child.readLine()).contains("durable=" + Flood.POINTS);
            assertThat(child.await()).isZero();
        }
    }
}
