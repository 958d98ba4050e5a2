package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.error.InvalidInputException;
import io.mlops.event.AliasMoved;
import io.mlops.governance.audit.AuditEntry;
import io.mlops.http.server.FakeMlflow;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersion;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
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

    private Mlops governed() {
        return MlopsSdk.builder()
                .backend("mlflow+" + server.url())
                .governance("memory:")
                .open();
    }

    private static List<String> aliasEntries(Mlops mlops) {
        return mlops.governance().audit().entries(0, 1000).stream()
                .map(AuditEntry::action)
                .filter(action -> action.startsWith("alias."))
                .toList();
    }

    @Test
    void alias_movedByAnother_isAuditedOnceAndToldToListenersAsExternal() throws Exception {
        try (Mlops mlops = governed()) {
            List<AliasMoved> moves = new CopyOnWriteArrayList<>();
            mlops.events().subscribe(AliasMoved.class, moves::add);
            mlops.registry().setAlias(mlops.registry().getVersion("churn", 1), "champion");
            ask("POST", "registered-models/alias", "{\"name\":\"churn\",\"alias\":\"champion\",\"version\":\"2\"}");

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(moves)
                            .extracting(move -> move.origin().isExternal())
                            .containsExactly(false, true));
            assertThat(moves.get(1).previous()).map(ModelVersion::version).contains(1);
            assertThat(moves.get(1).current().version()).isEqualTo(2);
            mlops.registry().setAlias(mlops.registry().getVersion("churn", 3), "champion");
            assertThat(mlops.registry().findVersionByAlias("churn", "champion"))
                    .map(ModelVersion::version)
                    .contains(3);
            assertThat(aliasEntries(mlops))
                    .containsExactly(
                            "alias.set:intended",
                            "alias.set:done",
                            "alias.set:external",
                            "alias.set:intended",
                            "alias.set:done");
        }
    }

    @Test
    void alias_thatStandsBeforeTheFirstLook_isAuditedAsExternal() throws Exception {
        ask("POST", "registered-models/alias", "{\"name\":\"churn\",\"alias\":\"champion\",\"version\":\"2\"}");
        try (Mlops mlops = governed()) {
            assertThat(mlops.registry().findVersionByAlias("churn", "champion"))
                    .map(ModelVersion::version)
                    .contains(2);
            ask("DELETE", "registered-models/alias", "{\"name\":\"churn\",\"alias\":\"champion\"}");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(mlops.registry().findVersionByAlias("churn", "champion"))
                            .isEmpty());
            assertThat(aliasEntries(mlops)).containsExactly("alias.set:external", "alias.delete:external");
        }
    }

    @Test
    void alias_thatFallsByAChangeOfOurs_isNoChangeOfOthers() {
        try (Mlops mlops = governed()) {
            mlops.registry().setAlias(mlops.registry().getVersion("churn", 1), "old");
            mlops.registry().setAlias(mlops.registry().getVersion("churn", 2), "champion");
            mlops.registry().renameModel("churn", "churn-2");
            mlops.registry().deleteVersion(mlops.registry().getVersion("churn-2", 1));

            assertThat(mlops.registry().findVersionByAlias("churn-2", "old")).isEmpty();
            assertThat(mlops.registry().findVersionByAlias("churn-2", "champion"))
                    .isPresent();
            assertThat(mlops.registry().findVersionByAlias("churn", "champion")).isEmpty();
            mlops.registry().deleteAlias("churn-2", "champion");
            assertThat(mlops.registry().findVersionByAlias("churn-2", "champion"))
                    .isEmpty();
            assertThat(aliasEntries(mlops)).noneMatch(action -> action.endsWith(":external"));
        }
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
