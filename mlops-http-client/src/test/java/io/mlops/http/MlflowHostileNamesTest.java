package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ContentSource;
import io.mlops.core.MlopsSdk;
import io.mlops.error.InvalidInputException;
import io.mlops.error.MlopsException;
import io.mlops.http.server.FakeMlflow;
import io.mlops.http.server.PromptSockets;
import io.mlops.page.PageRequest;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Backend;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.StepRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that mean something in a URL name what they say, or are refused. */
class MlflowHostileNamesTest {
    static List<String> hostile() {
        return List.of(
                "..", "%2e%2e", "%252e%252e", "a/b", "a?b", "a#b", "a%2Fb", "a\\b", "a\0b", "a/../b", "~23", "a&b=c");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void idOfAnything_neverBecomesAnotherPath(String id) throws Exception {
        try (MockWebServer server = PromptSockets.server()) {
            server.start();
            for (int i = 0; i < 4; i++) {
                server.enqueue(new MockResponse.Builder()
                        .code(404)
                        .body("{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\"}")
                        .build());
            }
            try (Backend backend = MlflowBackend.at(server.url("/").toString()).open(Fixtures.context())) {
                assertThat(backend.runs().orElseThrow().findRun(id)).isEmpty();
                assertThat(backend.runs().orElseThrow().findModel(id)).isEmpty();
                assertThat(backend.runs().orElseThrow().findExperiment(id)).isEmpty();
                assertThat(server.getRequestCount())
                        .as("such an id names nothing")
                        .isZero();
                assertThat(backend.registry().orElseThrow().findModel(id)).isEmpty();
            }
            RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
            assertThat(request.getUrl().encodedPath()).isEqualTo("/api/2.0/mlflow/registered-models/get");
            assertThat(request.getUrl().queryParameter("name")).isEqualTo(id);
            assertThat(request.getUrl().querySize()).isEqualTo(1);
        }
    }

    private interface Question {
        void ask(Backend backend, String name) throws IOException;
    }

    private static final String RUN = "0123456789abcdef0123456789abcdef";

    /** Every place where a name, an id or a path goes into a request. */
    private static final List<Question> QUESTIONS = List.of(
            (backend, name) -> backend.runs().orElseThrow().findExperimentByName(name),
            (backend, name) -> backend.runs().orElseThrow().findExperiment(name),
            (backend, name) -> backend.runs().orElseThrow().searchRuns(List.of(name), SearchQuery.all()),
            (backend, name) -> backend.runs().orElseThrow().logBatch(RunBatch.params(name, Map.of("p", "1"))),
            (backend, name) -> backend.runs().orElseThrow().logBatch(RunBatch.withoutTag(RUN, name)),
            (backend, name) -> backend.metrics().orElseThrow().latest(name),
            (backend, name) -> backend.metrics()
                    .orElseThrow()
                    .history(name, MetricSeries.of("loss"), StepRange.ALL, PageRequest.first(1)),
            (backend, name) -> backend.metrics()
                    .orElseThrow()
                    .history(RUN, MetricSeries.of(name), StepRange.ALL, PageRequest.first(1)),
            (backend, name) -> backend.registry().orElseThrow().findVersion(name, 1),
            (backend, name) -> backend.registry().orElseThrow().findAlias(name, name),
            (backend, name) -> backend.registry().orElseThrow().aliasHistory("m", name),
            (backend, name) -> backend.artifacts().orElseThrow().list(RUN, name, PageRequest.first(1)),
            (backend, name) -> backend.artifacts().orElseThrow().list(name, "", PageRequest.first(1)),
            (backend, name) -> backend.artifacts().orElseThrow().find(RUN, new ArtifactPath(name)),
            (backend, name) -> backend.artifacts().orElseThrow().deleteAll(name),
            (backend, name) -> backend.artifacts().orElseThrow().delete(RUN, new ArtifactPath("d/" + name)),
            (backend, name) -> backend.artifacts()
                    .orElseThrow()
                    .write(RUN, new ArtifactPath(name), ContentSource.of(new byte[] {1})),
            (backend, name) -> backend.artifacts()
                    .orElseThrow()
                    .write(name, new ArtifactPath("f"), ContentSource.of(new byte[] {1})),
            (backend, name) -> backend.commit(new Commit(
                    "request",
                    "w",
                    Instant.EPOCH,
                    List.of(),
                    List.of(new RegistryWrite.DeleteAlias(name, name)),
                    List.of())));

    @ParameterizedTest
    @MethodSource("hostile")
    void nameAnywhere_neverLeavesItsEndpoint(String name) throws Exception {
        List<HttpUrl> asked = new CopyOnWriteArrayList<>();
        try (MockWebServer server = PromptSockets.server()) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    asked.add(request.getUrl());
                    return new MockResponse.Builder()
                            .code(404)
                            .body("{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\"}")
                            .build();
                }
            });
            server.start();
            try (Backend backend = MlflowBackend.at(server.url("/").toString()).open(Fixtures.context())) {
                for (Question question : QUESTIONS) {
                    try {
                        question.ask(backend, name);
                    } catch (MlopsException e) {
                        assertThat(e.getMessage()).isNotBlank();
                    }
                }
            }
        }
        assertThat(asked).isNotEmpty().allSatisfy(url -> {
            assertThat(url.encodedPath())
                    .matches("/api/2\\.0/(mlflow/[a-z-]+/[a-z-]+|mlflow-artifacts/artifacts(/mlops/" + RUN + "/.+)?)");
            assertThat(url.pathSegments()).doesNotContain("..", ".", "");
            assertThat(url.encodedFragment()).isNull();
        });
    }

    @Test
    void artifactsAndModels_ofHostileNames_areKeptApartOrRefused(@TempDir Path folder) throws IOException {
        try (FakeMlflow server = new FakeMlflow(folder);
                Mlops mlops = MlopsSdk.builder()
                        .backend("mlflow+" + server.url())
                        .governance("memory:")
                        .open()) {
            ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
            int kept = 0;
            for (String name : hostile()) {
                byte[] content = name.getBytes(StandardCharsets.UTF_8);
                try {
                    run.logArtifact(name, ContentSource.of(content));
                } catch (InvalidInputException e) {
                    continue;
                }
                kept++;
                try (InputStream read = mlops.artifacts().open(run.id(), name)) {
                    assertThat(read.readAllBytes()).as(name).isEqualTo(content);
                }
            }
            assertThat(kept).as("the rest is refused by the rules for paths").isEqualTo(6);
            run.finish();
            for (String name : hostile()) {
                try {
                    mlops.registry().createModel(name, "of " + name);
                } catch (InvalidInputException e) {
                    continue;
                }
                assertThat(mlops.registry().getModel(name).description()).isEqualTo("of " + name);
            }
        }
    }
}
