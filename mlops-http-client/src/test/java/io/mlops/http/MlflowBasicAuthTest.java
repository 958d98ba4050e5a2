package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.error.BackendException;
import io.mlops.http.server.MlflowServer;
import io.mlops.spi.Backend;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real MLflow server that wants a user and a password. */
@Tag("mlflow")
class MlflowBasicAuthTest {
    private static final String PASSWORD = "a-long-password-1";
    private static MlflowServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path config = Files.writeString(folder.resolve("auth.ini"), """
                [mlflow]
                default_permission = READ
                database_uri = sqlite:///%s
                admin_username = ada
                admin_password = %s
                authorization_function = mlflow.server.auth:authenticate_request_basic_auth
                """.formatted(folder.resolve("auth.db"), PASSWORD));
        Map<String, String> environment = Map.of(
                "MLFLOW_AUTH_CONFIG_PATH",
                config.toString(),
                "MLFLOW_AUTH_ADMIN_USERNAME",
                "ada",
                "MLFLOW_AUTH_ADMIN_PASSWORD",
                PASSWORD,
                "MLFLOW_FLASK_SERVER_SECRET_KEY",
                "test");
        server = MlflowServer.start(folder, environment, "--app-name", "basic-auth");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Backend open(Map<String, String> options) {
        return MlflowHttpProvider.open(server.location(), options, Fixtures.context(), Map.of());
    }

    private static String commit(Backend backend, Write write) {
        String request = UUID.randomUUID().toString();
        return backend.commit(new Commit(request, "w", Instant.now(), List.of(), List.of(write), List.of()))
                .assigned()
                .get(0);
    }

    @Test
    void knownUser_doesEverything() throws Exception {
        try (Backend backend = open(Map.of("username", "ada", "password", PASSWORD))) {
            String experiment = commit(backend, new ExperimentWrite.Create("with a password"));
            RunInfo info = new RunInfo(
                    "0".repeat(32),
                    experiment,
                    "r",
                    RunStatus.RUNNING,
                    LifecycleStage.ACTIVE,
                    Instant.now(),
                    Optional.empty());
            String run = commit(backend, new RunWrite.Create(info, Map.of()));
            backend.runs().orElseThrow().logBatch(RunBatch.params(run, Map.of("k", "v")));
            ArtifactPath path = new ArtifactPath("a/b.txt");
            backend.artifacts().orElseThrow().write(run, path, ContentSource.of(new byte[] {7}));
            commit(backend, new RegistryWrite.CreateModel("guarded", ""));

            assertThat(backend.runs().orElseThrow().findRun(run).orElseThrow().param("k"))
                    .contains("v");
            try (InputStream content = backend.artifacts().orElseThrow().open(run, path, ByteRange.ALL)) {
                assertThat(content.readAllBytes()).containsExactly(7);
            }
            assertThat(backend.registry().orElseThrow().findModel("guarded")).isPresent();
        }
    }

    @Test
    void nobodyAndWrongPassword_areRefusedAndToldWhatToSet() {
        for (Map<String, String> options :
                List.of(Map.<String, String>of(), Map.of("username", "ada", "password", "wrong-secret"))) {
            try (Backend backend = open(options)) {
                assertThatThrownBy(() -> backend.runs().orElseThrow().findExperiment("0"))
                        .isInstanceOf(BackendException.class)
                        .hasMessageContaining("MLFLOW_TRACKING_USERNAME")
                        .hasMessageNotContaining("wrong-secret");
            }
        }
    }
}
