package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.artifact.Digest;
import io.mlops.child.ChildJvm;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A child JVM logs from four threads and is killed without warning; whatever it was told to be durable is there exactly once, and nothing by halves.
 *
 * <p>{@code -Dmlops.test.rounds} and {@code -Dmlops.test.seed} make the stress test shorter and another one.
 */
class KilledProcessTest {
    /** A store that has seen some deaths, but is quick to check whole. */
    private static final int ROUNDS_PER_STORE = 10;

    private static final int MAX_LINES = 120;
    private static final int LANES = 2;

    @TempDir
    Path folder;

    @TempDir(factory = RamFolder.class)
    Path memory;

    @Test
    void kill_atRandomMoments_losesNothingThatWasAcknowledged() throws Exception {
        rounds(50, 0);
    }

    @Test
    @Tag("stress")
    void kill_atAThousandRandomMoments_losesNothingThatWasAcknowledged() throws Exception {
        rounds(Integer.getInteger("mlops.test.rounds", 1_000), Integer.getInteger("mlops.test.seed", LANES));
    }

    /** In two lanes, each with stores of its own: one on the disk, where most kills fall into a sync, and one in memory, where they fall everywhere else, and sooner. */
    private void rounds(int count, int firstSeed) throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                Path stores = lane == 0 ? folder : memory;
                Random random = new Random(firstSeed + lane);
                work.add(() -> lane(stores, random, count / LANES));
            }
            for (Future<Integer> lane : lanes.invokeAll(work)) {
                assertThat(lane.get()).isEqualTo(count / LANES);
            }
        } finally {
            lanes.shutdownNow();
        }
    }

    private static int lane(Path stores, Random random, int count) throws Exception {
        for (int round = 0; round < count; round++) {
            Path store = stores.resolve("store-" + round / ROUNDS_PER_STORE);
            List<String> acknowledged = killAfter(store, random.nextInt(MAX_LINES));
            try (Mlops mlops = MlopsSdk.open(store)) {
                assertThat(mlops.verify()).as("round %d", round).isEmpty();
                assertThat(mlops.governance().audit().verify().isIntact()).isTrue();
                assertNoLeftovers(store);
                assertComplete(mlops, acknowledged);
            }
        }
        return count;
    }

    /** Kills a child when it has printed so many lines, and returns all that it has printed. The last line may be cut: a whole one is a promise. */
    private static List<String> killAfter(Path store, int lines) throws Exception {
        List<String> printed = new ArrayList<>();
        try (ChildJvm child = ChildJvm.start(MixedLogger.class, store.toString())) {
            for (int i = 0; i <= lines; i++) {
                String line = child.readLine();
                assertThat(line).as("a line of the child").isNotNull();
                printed.add(line);
            }
            printed.addAll(child.kill());
        }
        printed.removeIf(line -> !line.matches("run [0-9a-f]{32}|[a-z]+ [0-9]+"));
        return printed;
    }

    private static void assertComplete(Mlops mlops, List<String> acknowledged) {
        Run run = mlops.tracking().getRun(acknowledged.get(0).substring("run ".length()));
        assertThat(run.info().status()).isEqualTo(RunStatus.KILLED);
        assertThat(run.tag("mlops.status.reason")).contains("interrupted");

        long pairs = steps(mlops, run, "left");
        assertThat(steps(mlops, run, "right")).as("both points of a call").isEqualTo(pairs);
        assertThat(pairs).isGreaterThan(last("pair", acknowledged));
        assertThat(steps(mlops, run, "flushed"))
                .isGreaterThanOrEqualTo(MixedLogger.POINTS_PER_FLUSH * (last("flushed", acknowledged) + 1));
        long params = run.data().params().size();
        assertThat(params)
                .as("whole batches of two")
                .isGreaterThan(2 * last("params", acknowledged))
                .isEven();
        for (long n = 0; n < params / 2; n++) {
            assertThat(run.param("p" + n + ".x")).contains(Long.toString(n));
            assertThat(run.param("p" + n + ".y")).contains(Long.toString(n));
        }
        for (long n = 0; n <= last("file", acknowledged); n++) {
            assertThat(mlops.artifacts()
                            .find(run.id(), "f" + n + ".txt")
                            .orElseThrow()
                            .digest())
                    .contains(Digest.of(MixedLogger.content(n)));
        }
        for (long n = 0; n <= last("tag", acknowledged); n++) {
            assertThat(run.tag("t" + n)).contains("v" + n);
        }
    }

    /** Returns how many points a series has: their steps are those from 0 on, without a gap or a double. */
    private static long steps(Mlops mlops, Run run, String key) {
        MetricPoints points = mlops.tracking().history(run.id(), key);
        assertThat(points.steps()).isEqualTo(LongStream.range(0, points.size()).toArray());
        return points.size();
    }

    /** Each thread numbers its writes, so that the last acknowledged number stands for all before. */
    private static long last(String kind, List<String> acknowledged) {
        String prefix = kind + " ";
        return acknowledged.stream()
                .filter(line -> line.startsWith(prefix))
                .mapToLong(line -> Long.parseLong(line.substring(prefix.length())))
                .max()
                .orElse(-1);
    }

    /** Unfinished uploads are swept, and content that has its final name is whole. */
    private static void assertNoLeftovers(Path store) throws IOException {
        // There before the first upload.
        Path artifacts = Files.createDirectories(store.resolve("artifacts"));
        try (Stream<Path> files = Files.walk(artifacts)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file.getFileName().toString())
                        .isEqualTo(Digest.of(Files.readString(file)).hex());
            }
        }
        try (Stream<Path> files = Files.list(store)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(".writer-")))
                    .as("the lock of this opening, and none of the dead")
                    .hasSize(1);
        }
    }
}
