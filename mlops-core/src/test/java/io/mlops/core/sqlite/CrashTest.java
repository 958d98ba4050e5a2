package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.page.PageRequest;
import io.mlops.spi.Backend;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.StepRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed while it writes loses nothing that was acknowledged, and leaves nothing by halves. */
final class CrashTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void store_processKilledWhileWriting_hasEachAcknowledgedWriteOnce(long seed) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        int enough = 30 + new Random(seed).nextInt(300);
        try (ChildJvm child = ChildJvm.start(CrashWriter.class, folder.toString())) {
            while (acknowledged.size() < enough) {
                String line = child.readLine();
                assertThat(line).as("a line of the writer").isNotNull();
                acknowledged.add(line);
            }
            // The last line may be cut; a whole one is a promise.
            child.kill().stream()
                    .filter(line -> line.matches("[a-z]+ \\d+ \\d+"))
                    .forEach(acknowledged::add);
        }

        try (Backend backend = StoreSamples.open(folder)) {
            assertThat(backend.verify()).isEmpty();
            for (int thread = 0; thread < CrashWriter.THREADS; thread++) {
                assertPoints(backend, thread, last(acknowledged, "points", thread));
                assertParams(backend, thread, last(acknowledged, "param", thread));
                assertRecords(backend, thread, last(acknowledged, "record", thread));
            }
        }
    }

    /** Each thread numbers its writes, so that the last acknowledged number stands for all before. */
    private static int last(List<String> acknowledged, String what, int thread) {
        String prefix = what + " " + thread + " ";
        return acknowledged.stream()
                .filter(line -> line.startsWith(prefix))
                .mapToInt(line -> Integer.parseInt(line.substring(prefix.length())))
                .max()
                .orElse(0);
    }

    /** Whole appends only: those that were acknowledged, and at most the one that was under way. */
    private static void assertPoints(Backend backend, int thread, int acknowledged) {
        MetricPoints points = backend.metrics()
                .orElseThrow()
                .history(
                        StoreSamples.RUN,
                        MetricSeries.of("key-" + thread),
                        StepRange.ALL,
                        PageRequest.first(PageRequest.MAX_RESULTS))
                .points();
        assertThat(points.size() / CrashWriter.POINTS).isBetween(acknowledged, acknowledged + 1);
        assertThat(points.size() % CrashWriter.POINTS).isZero();
        assertThat(points.steps())
                .isEqualTo(IntStream.range(0, points.size())
                        .mapToLong(i -> i + CrashWriter.POINTS)
                        .toArray());
    }

    private static void assertParams(Backend backend, int thread, int acknowledged) {
        Run run = backend.runs().orElseThrow().findRun(StoreSamples.RUN).orElseThrow();
        for (int n = 1; n <= acknowledged; n++) {
            assertThat(run.param("p-" + thread + "-" + n)).contains(Integer.toString(n));
        }
    }

    private static void assertRecords(Backend backend, int thread, int acknowledged) {
        for (int n = 1; n <= acknowledged; n++) {
            assertThat(backend.records()
                            .orElseThrow()
                            .find("crash", thread + "-" + n)
                            .orElseThrow()
                            .revision())
                    .isEqualTo(1);
        }
    }
}
