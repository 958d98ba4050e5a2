package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import io.mlops.http.server.FakeMlflow;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.VersionNotes;
import io.mlops.spi.Backend;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other clients of the server change. */
class MlflowForeignChangesTest {
    private FakeMlflow server;
    private Backend backend;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = new FakeMlflow(folder);
        backend = new MlflowHttpProvider().open("mlflow+" + server.url(), Map.of(), Fixtures.context());
        commit(new RegistryWrite.CreateModel("churn", ""));
        ModelSource source = new ModelSource("", "", "", Optional.empty(), "ada");
        for (int i = 0; i < 3; i++) {
            commit(new RegistryWrite.CreateVersion("churn", source, VersionNotes.NONE, ModelVersionStatus.READY));
        }
    }

    @AfterEach
    void stop() {
        backend.close();
        server.close();
    }

    private String commit(Write write) {
        String request = UUID.randomUUID().toString();
        return backend.commit(new Commit(request, "w", Instant.now(), List.of(), List.of(write), List.of()))
                .assigned()
                .get(0);
    }

    private String ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/2.0/mlflow/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void alias_movedByAnother_isAStateOfItsOwnAndMarkedWhenWritten() throws Exception {
        commit(new RegistryWrite.SetAlias("churn", "champion", 1));
        ask("POST", "registered-models/alias", "{\"name\":\"churn\",\"alias\":\"champion\",\"version\":\"2\"}");

        AliasState seen =
                backend.registry().orElseThrow().findAlias("churn", "champion").orElseThrow();
        assertThat(seen.version()).isEqualTo(2);
        assertThat(seen.revision()).isEqualTo(2);
        assertThat(commit(new RegistryWrite.SetAlias("churn", "champion", 3))).isEqualTo("3");
        assertThat(backend.registry().orElseThrow().aliasHistory("churn", "champion"))
                .extracting(AliasState::version)
                .containsExactly(3, 2, 1);
        assertThat(ask("GET", "registered-models/get?name=churn", "")).contains("\\\"external\\\":true");
    }

    @Test
    void hiddenTags_ofThisBackend_areNotForCallers() {
        TagWrite.Target target = new TagWrite.Target(TagWrite.Kind.MODEL, "churn", 0);
        assertThatThrownBy(() -> commit(new TagWrite(target, "mlops.http.numbers", Optional.of("99"))))
                .isInstanceOf(InvalidInputException.class);
        assertThat(backend.registry()
                        .orElseThrow()
                        .findModel("churn")
                        .orElseThrow()
                        .tags())
                .isEmpty();
    }
}
