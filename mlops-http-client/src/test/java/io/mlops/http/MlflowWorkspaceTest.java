package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.error.MlopsException;
import io.mlops.error.NotFoundException;
import io.mlops.http.server.MlflowServer;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.Backend;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.ExperimentWrite;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces of a real server keep things of the same names apart. */
@Tag("mlflow")
class MlflowWorkspaceTest {
    private static final ModelSignature SIGNATURE =
            ModelSignature.of(Schema.of(Column.required("x", ColumnType.DOUBLE)));

    @TempDir
    private static Path folder;

    private static MlflowServer server;

    @BeforeAll
    static void start() throws Exception {
        server = MlflowServer.startWithWorkspaces(Files.createDirectory(folder.resolve("server")));
        for (String name : new String[] {"team-a", "team-b"}) {
            HttpRequest create = HttpRequest.newBuilder(URI.create(server.url() + "/api/3.0/mlflow/workspaces"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + name + "\"}"))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(create, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Mlops in(String workspace) {
        return MlopsSdk.builder()
                .backend(server.location(), Map.of("workspace", workspace))
                .governance("memory:")
                .open();
    }

    private static String write(String workspace) throws Exception {
        Path file = Files.writeString(folder.resolve(workspace + ".txt"), "weights of " + workspace);
        try (Mlops mlops = in(workspace)) {
            String[] id = new String[1];
            ModelVersion version = mlops.tracking().run("churn", "r", run -> {
                id[0] = run.id();
                run.logParam("team", workspace);
                run.logMetric("loss", 1, 1);
                return mlops.registry().register("scorer", run.logModel("model", file, SIGNATURE));
            });
            mlops.registry().setAlias(version, "champion");
            return id[0];
        }
    }

    @Test
    void workspaces_keepRunsFilesAndModelsOfOneNameApart() throws Exception {
        String a = write("team-a");
        String b = write("team-b");

        for (String workspace : new String[] {"team-a", "team-b"}) {
            String own = workspace.equals("team-a") ? a : b;
            String other = workspace.equals("team-a") ? b : a;
            try (Mlops mlops = in(workspace)) {
                assertThat(mlops.tracking().getRun(own).param("team")).contains(workspace);
                assertThat(mlops.tracking().history(own, "loss").size()).isOne();
                assertThatThrownBy(() -> mlops.tracking().getRun(other)).isInstanceOf(NotFoundException.class);
                Path loaded = folder.resolve("loaded-" + workspace);
                mlops.registry().load("models:/scorer@champion").copyTo(loaded);
                assertThat(loaded.resolve(workspace + ".txt")).hasContent("weights of " + workspace);
            }
        }
    }

    @Test
    void workspaceThatIsNone_isRefusedByItsNameAndFoundByTheDiagnosis() {
        Map<String, String> environment = Map.of("MLFLOW_WORKSPACE", "nobodys");
        try (Backend backend = MlflowHttpProvider.open(server.location(), Map.of(), Fixtures.context(), environment)) {
            ExperimentWrite create = new ExperimentWrite.Create("churn");
            Commit commit = new Commit("request", "w", Instant.now(), List.of(), List.of(create), List.of());
            assertThatThrownBy(() -> backend.commit(commit))
                    .isInstanceOf(MlopsException.class)
                    .hasMessageContaining("nobodys");
        }
        assertThat(findings("nobodys")).singleElement().asString().contains("nobodys");
        assertThat(findings("team-a")).isEmpty();
    }

    private static List<String> findings(String workspace) {
        try (MlflowBackend backend =
                MlflowBackend.at(server.location()).workspace(workspace).open(Fixtures.context())) {
            return backend.diagnose();
        }
    }
}
