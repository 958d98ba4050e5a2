package io.mlops.http.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.artifact.ArtifactPath;
import io.mlops.core.MlopsSdk;
import io.mlops.http.MlflowHttpProvider;
import io.mlops.http.server.MlflowServer;
import io.mlops.page.PageRequest;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunStatus;
import io.mlops.tracking.StepRange;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real MLflow server that is killed while points flow into it, and comes back. */
@Tag("mlflow")
class KilledServerTest {
    private static final int POINTS = 6_000;

    @TempDir
    Path folder;

    @Test
    void server_thatIsKilledWhilePointsFlow_hasAllOfThemOnceWhenItIsBack() throws Exception {
        MlflowServer first = MlflowServer.start(folder);
        try (FlappingLine line = new FlappingLine(port(first), 1);
                Mlops mlops = MlopsSdk.builder()
                        .backend("mlflow+" + line.url())
                        .outbox(folder.resolve("outbox"))
                        .open()) {
            ActiveRun run = mlops.tracking().startRun(RunSpec.of("killed-server", "r"));
            log(run, 0, POINTS / 3);
            first.kill();
            log(run, POINTS / 3, 2 * POINTS / 3);
            run.logText("notes.txt", "written while the server was down");
            assertThat(mlops.outbox().orElseThrow().status().waitingPoints()).isPositive();
            try (MlflowServer second = MlflowServer.start(folder)) {
                line.leadTo(port(second));
                log(run, 2 * POINTS / 3, POINTS);
                run.finish();
                assertThat(mlops.outbox().orElseThrow().awaitDelivered(Duration.ofMinutes(2)))
                        .as("%s", mlops.outbox().orElseThrow().status())
                        .isTrue();
                assertThat(mlops.outbox().orElseThrow().status().isEmpty()).isTrue();
                String there = mlops.outbox().orElseThrow().serverId(run.id()).orElseThrow();
                assertSame(second, there, mlops.tracking().history(run.id(), "loss"));
            }
        } finally {
            first.close();
        }
    }

    private static void assertSame(MlflowServer server, String runId, MetricPoints points) {
        try (Backend content = new MlflowHttpProvider()
                .open(server.location(), Map.of(), new BackendContext(Clock.systemUTC(), "look"))) {
            Run run = content.runs().orElseThrow().findRun(runId).orElseThrow();
            assertThat(run.info().status()).isEqualTo(RunStatus.FINISHED);
            assertThat(points.size()).isEqualTo(POINTS);
            assertThat(content.metrics()
                            .orElseThrow()
                            .history(
                                    runId,
                                    MetricSeries.of("loss"),
                                    StepRange.ALL,
                                    PageRequest.first(PageRequest.MAX_RESULTS))
                            .points())
                    .isEqualTo(points);
            assertThat(content.artifacts().orElseThrow().find(runId, new ArtifactPath("notes.txt")))
                    .isPresent();
        }
    }

    private static void log(ActiveRun run, int from, int to) {
        for (int step = from; step < to; step++) {
            run.logMetric("loss", 1.0 / (step + 1), step);
            if (step % 500 == 0) {
                run.flush();
            }
        }
        run.flush();
    }

    private static int port(MlflowServer server) {
        return URI.create(server.url()).getPort();
    }
}
