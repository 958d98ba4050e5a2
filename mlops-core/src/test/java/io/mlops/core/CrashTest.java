package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.artifact.Digest;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.Run;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A child JVM logs and is killed without warning at a random moment; whatever it was told to be durable must be there, exactly once. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CrashTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void kill_atARandomMoment_losesNothingThatWasAcknowledged(long seed) throws Exception {
        List<String> acknowledged = runAndKill(2 + new Random(seed).nextInt(60));

        try (Mlops mlops = MlopsSdk.open(folder.resolve("store"))) {
            List<Run> runs = mlops.tracking()
                    .searchRuns(List.of(CrashingTrainer.EXPERIMENT), SearchQuery.all())
                    .items();
            assertThat(runs).hasSize(1);
            Run run = runs.get(0);
            assertSteps(mlops, run, "durable", acknowledged);
            assertSteps(mlops, run, "flushed", acknowledged);
            of("param", acknowledged)
                    .forEach(i -> assertThat(run.param("p" + i)).contains("v" + i));
            of("file", acknowledged)
                    .forEach(i -> assertThat(mlops.artifacts()
                                    .find(run.id(), "f" + i + ".txt")
                                    .orElseThrow()
                                    .digest())
                            .contains(Digest.of("content " + i)));
            assertThat(mlops.verify()).isEmpty();
            assertThat(mlops.governance().audit().verify().isIntact()).isTrue();
        }
    }

    /** The steps are those from 0 on without a gap or a double, at least up to the last one that was acknowledged. */
    private static void assertSteps(Mlops mlops, Run run, String kind, List<String> acknowledged) {
        MetricPoints points = mlops.tracking().history(run.id(), kind);
        long last = of(kind, acknowledged).max().orElse(-1);

        assertThat(points.size()).as("%s points", kind).isGreaterThan((int) last);
        assertThat(points.steps()).isEqualTo(LongStream.range(0, points.size()).toArray());
    }

    private static LongStream of(String kind, List<String> acknowledged) {
        return acknowledged.stream()
                .filter(line -> line.startsWith(kind + " "))
                .mapToLong(line -> Long.parseLong(line.substring(kind.length() + 1)));
    }

    private List<String> runAndKill(int lines) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .replace('|', File.pathSeparatorChar),
                        CrashingTrainer.class.getName(),
                        folder.resolve("store").toString())
                .redirectError(folder.resolve("stderr.txt").toFile())
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null) {
                acknowledged.add(line);
                if (acknowledged.size() == lines) {
                    // SIGKILL; unlike Process.destroyForcibly it leaves the pipe open, so that what was acknowledged
                    // before is read.
                    child.toHandle().destroyForcibly();
                }
                line = out.readLine();
            }
        } finally {
            child.destroyForcibly();
            child.waitFor();
        }
        assertThat(acknowledged).as("see stderr.txt in %s", folder).hasSizeGreaterThanOrEqualTo(lines);
        return acknowledged;
    }
}
