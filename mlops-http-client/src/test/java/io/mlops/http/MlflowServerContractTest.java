package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ContentSource;
import io.mlops.http.server.LosingProxy;
import io.mlops.http.server.MlflowServer;
import io.mlops.http.wire.ParityTable;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.VersionNotes;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Backend;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a server for everybody; what it answered makes the table of endpoints. */
class MlflowServerContractTest extends MlflowServerContract {
    private static final Path TABLE = Path.of("PARITY.md");
    private static MlflowServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = MlflowServer.start(folder);
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (server == null) {
            return;
        }
        ParityTable table = ParityTable.of(server.log(), server.version());
        server.close();
        Path generated = Path.of("target").resolve(TABLE);
        Files.writeString(generated, table.text());
        assertThat(table.missing()).as("endpoints that no test has asked").isEmpty();
        assertThat(TABLE)
                .as("what this run has shown, which is in %s: copy it", generated.toAbsolutePath())
                .hasSameTextualContentAs(generated);
    }

    private static String commit(Backend backend, Write write) {
        String request = UUID.randomUUID().toString();
        return backend.commit(new Commit(request, "w", Instant.now(), List.of(), List.of(write), List.of()))
                .assigned()
                .get(0);
    }

    @Test
    void creation_whoseAnswerIsLost_isFoundAndNotMadeTwice() throws IOException {
        server.reset();
        try (LosingProxy proxy = new LosingProxy(server.url());
                Backend backend = MlflowBackend.at(proxy.url()).open(Fixtures.context())) {
            proxy.loseAnswerTo("experiments/create");
            String experiment = commit(backend, new ExperimentWrite.Create("lost"));
            proxy.loseAnswerTo("runs/create");
            RunInfo info = new RunInfo(
                    "0".repeat(32),
                    experiment,
                    "r",
                    RunStatus.RUNNING,
                    LifecycleStage.ACTIVE,
                    Instant.now(),
                    Optional.empty());
            String run = commit(backend, new RunWrite.Create(info, Map.of()));
            backend.artifacts()
                    .orElseThrow()
                    .write(run, new ArtifactPath("model/weights"), ContentSource.of(new byte[] {1}));
            proxy.loseAnswerTo("logged-models");
            LoggedModel model = backend.runs()
                    .orElseThrow()
                    .logModel(new LoggedModel(
                            "m-" + "1".repeat(32), run, "model", Optional.empty(), Optional.empty(), Instant.now()));
            proxy.loseAnswerTo("registered-models/create");
            commit(backend, new RegistryWrite.CreateModel("lost", ""));
            proxy.loseAnswerTo("model-versions/create");
            ModelSource source = new ModelSource(model.id(), run, "model", Optional.empty(), "ada");
            commit(
                    backend,
                    new RegistryWrite.CreateVersion("lost", source, VersionNotes.NONE, ModelVersionStatus.READY));

            assertThat(proxy.hasLost()).isTrue();
            assertThat(backend.runs()
                            .orElseThrow()
                            .searchRuns(List.of(experiment), SearchQuery.all())
                            .items())
                    .extracting(Run::id)
                    .containsExactly(run);
            assertThat(backend.runs()
                            .orElseThrow()
                            .findRun(run)
                            .orElseThrow()
                            .data()
                            .models())
                    .containsExactly(model);
            assertThat(backend.registry().orElseThrow().nextVersion("lost")).isEqualTo(2);
        }
    }

    @Override
    MlflowServer server() {
        return server;
    }
}
