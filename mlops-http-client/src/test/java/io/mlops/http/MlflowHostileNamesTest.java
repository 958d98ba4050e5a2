package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.artifact.ContentSource;
import io.mlops.core.MlopsSdk;
import io.mlops.error.InvalidInputException;
import io.mlops.http.server.FakeMlflow;
import io.mlops.spi.Backend;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
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
        try (MockWebServer server = new MockWebServer()) {
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
