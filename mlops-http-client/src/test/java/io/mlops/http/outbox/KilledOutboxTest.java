package io.mlops.http.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.child.ChildJvm;
import io.mlops.http.MlflowHttpProvider;
import io.mlops.http.server.FakeMlflow;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunStatus;
import io.mlops.tracking.StepRange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A child JVM logs through an outbox over a line that loses requests and answers and breaks for moments, and is killed without warning, again and again. When the line holds, the server has whatever was told to be durable, and
 * what the local store has: each once, nothing else.
 */
class KilledOutboxTest {
    private static final int MAX_LINES = 45;

    @TempDir
    Path folder;

    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void kill_atRandomMomentsWhileTheLineFlaps_leavesTheServerWithTheTruth() throws Exception {
        rounds(10);
    }

    @Test
    @Tag("stress")
    void kill_atFiftyRandomMomentsWhileTheLineFlaps_leavesTheServerWithTheTruth() throws Exception {
        rounds(50);
    }

    private void rounds(int count) throws Exception {
        Random random = new Random(count);
        try (FakeMlflow server = new FakeMlflow(folder.resolve("server"));
                FlappingLine line = new FlappingLine(URI.create(server.url()).getPort(), count)) {
            try (Flapper flapper = new Flapper(line, random.nextLong())) {
                flapper.start();
                for (int round = 0; round < count; round++) {
                    killAfter(line.url(), random.nextInt(MAX_LINES));
                }
            }
            try (Mlops mlops = OutboxLogger.open(line.url(), folder.resolve("outbox"));
                    Backend content = new MlflowHttpProvider()
                            .open("mlflow+" + server.url(), Map.of(), new BackendContext(Clock.systemUTC(), "look"))) {
                // The runs of the processes that died are ended by whoever opens next.
                assertThat(mlops.outbox().orElseThrow().awaitDelivered(Duration.ofMinutes(2)))
                        .as("%s", mlops.outbox().orElseThrow().status())
                        .isTrue();
                assertThat(mlops.outbox().orElseThrow().status().isEmpty()).isTrue();
                new Comparison(mlops, content).check();
            }
        }
    }

    /** Kills a child when it has printed so many lines, and keeps all that it has printed. The last line may be cut: a whole one is a promise. */
    private void killAfter(String url, int lines) throws Exception {
        try (ChildJvm child = child(url)) {
            for (int i = 0; i <= lines; i++) {
                acknowledged.add(Objects.requireNonNull(child.readLine(), "the child has ended by itself"));
            }
            acknowledged.addAll(child.kill());
        }
        acknowledged.removeIf(line -> !line.matches("(run|finished) [0-9a-f]{32}|[a-z]+ [0-9]+ [0-9a-f]{32}"));
    }

    /** The line has no TLS, so that no authority need be read; and what SQLite unpacks goes with the folder, as a child that is killed leaves it behind. */
    private ChildJvm child(String url) throws IOException {
        return ChildJvm.quick()
                .flags("-Djavax.net.ssl.trustStore=NONE", "-Dorg.sqlite.tmpdir=" + folder)
                .start(
                        OutboxLogger.class,
                        url,
                        folder.resolve("outbox").toString(),
                        folder.resolve("model.bin").toString());
    }

    /** Lets the line lose and break while the children live. */
    private static final class Flapper implements AutoCloseable {
        private final FlappingLine line;
        private final Random random;
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread thread = new Thread(this::flap, "flapper");

        Flapper(FlappingLine line, long seed) {
            this.line = line;
            this.random = new Random(seed);
        }

        void start() {
            line.lose(4);
            thread.start();
        }

        private void flap() {
            try {
                boolean isDown = true;
                while (!ended.await(50 + random.nextInt(400), TimeUnit.MILLISECONDS)) {
                    line.setDown(isDown);
                    isDown = !isDown;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            ended.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            line.lose(0);
            line.setDown(false);
        }
    }

    /** Compares what was acknowledged, what the local store has, and what the server has. */
    private final class Comparison {
        private final Mlops mlops;
        private final Backend server;

        Comparison(Mlops mlops, Backend server) {
            this.mlops = mlops;
            this.server = server;
        }

        void check() throws IOException {
            List<Run> there = runsOnServer();
            List<String> started = idsOf("run");
            assertThat(started).isNotEmpty();
            assertThat(there.stream().map(run -> run.tag("mlops.outbox.run").orElseThrow()))
                    .as("each run once")
                    .doesNotHaveDuplicates()
                    .containsAll(started);
            List<String> finished = idsOf("finished");
            for (Run run : there) {
                String id = run.tag("mlops.outbox.run").orElseThrow();
                assertSame(mlops.tracking().getRun(id), run);
                RunStatus status = run.info().status();
                assertThat(status).isIn(RunStatus.FINISHED, RunStatus.KILLED);
                assertThat(finished.contains(id)).isIn(false, status == RunStatus.FINISHED);
                assertAcknowledged(id, run);
            }
        }

        private List<Run> runsOnServer() {
            String experiment = server.runs()
                    .orElseThrow()
                    .findExperimentByName(OutboxLogger.EXPERIMENT)
                    .orElseThrow()
                    .id();
            SearchQuery all = SearchQuery.all().view(LifecycleView.ALL).limit(1000);
            return Page.stream(
                            all.page(),
                            page -> server.runs().orElseThrow().searchRuns(List.of(experiment), all.page(page)))
                    .toList();
        }

        private void assertSame(Run here, Run there) {
            assertThat(there.data().params()).isEqualTo(here.data().params());
            assertThat(there.tag("t")).isEqualTo(here.tag("t"));
            assertThat(there.data().inputs())
                    .containsExactlyInAnyOrderElementsOf(here.data().inputs());
            assertThat(there.data().models()).hasSameSizeAs(here.data().models());
            for (String key : List.of("loss", "auc")) {
                MetricPoints points = points(there.id(), key);
                assertThat(points).isEqualTo(mlops.tracking().history(here.id(), key));
                assertThat(points.steps())
                        .as("each step once")
                        .isEqualTo(LongStream.range(0, points.size()).toArray());
            }
        }

        private MetricPoints points(String runId, String key) {
            return server.metrics()
                    .orElseThrow()
                    .history(runId, MetricSeries.of(key), StepRange.ALL, PageRequest.first(PageRequest.MAX_RESULTS))
                    .points();
        }

        private void assertAcknowledged(String id, Run run) throws IOException {
            assertThat(run.data().params()).hasSizeGreaterThanOrEqualTo(2 * rounds("params", id));
            assertThat(points(run.id(), "loss").size())
                    .isGreaterThanOrEqualTo(OutboxLogger.POINTS * rounds("points", id));
            assertThat(run.data().inputs()).hasSizeGreaterThanOrEqualTo(rounds("input", id));
            assertThat(run.data().models()).hasSizeGreaterThanOrEqualTo(rounds("model", id));
            for (int round = 0; round < rounds("file", id); round++) {
                assertThat(file(run.id(), "f" + round + ".txt")).isEqualTo(OutboxLogger.content(id, round));
            }
        }

        private String file(String owner, String path) throws IOException {
            try (var in = server.artifacts().orElseThrow().open(owner, new ArtifactPath(path), ByteRange.ALL)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        private List<String> idsOf(String kind) {
            return acknowledged.stream()
                    .filter(line -> line.startsWith(kind + " "))
                    .map(line -> line.substring(kind.length() + 1))
                    .toList();
        }

        /** How many rounds of a kind of write were acknowledged for a run. */
        private int rounds(String kind, String id) {
            return (int) acknowledged.stream()
                    .filter(line -> line.startsWith(kind + " ") && line.endsWith(" " + id))
                    .count();
        }
    }
}
