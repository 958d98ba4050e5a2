package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.http.server.FakeMlflow;
import io.mlops.http.server.PromptSockets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlflowDiagnosisTest {
    private static List<String> findings(String url) {
        try (MlflowBackend backend = MlflowBackend.at(url).open(Fixtures.context())) {
            return backend.diagnose();
        }
    }

    @Test
    void serverThatTellsNobodyItsVersion_isNotCalledAnotherOne() throws IOException {
        try (MockWebServer server = PromptSockets.server()) {
            for (int i = 0; i < 3; i++) {
                server.enqueue(new MockResponse.Builder()
                        .code(401)
                        .body("You are not authenticated.")
                        .build());
            }
            server.start();

            assertThat(findings(server.url("/").toString()))
                    .singleElement()
                    .asString()
                    .contains("MLFLOW_TRACKING_USERNAME");
        }
    }

    private static List<String> answered(int status, String version, String body) throws IOException {
        try (MockWebServer server = PromptSockets.server()) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    boolean isVersion = request.getUrl().encodedPath().equals("/version");
                    return new MockResponse.Builder()
                            .code(isVersion ? 200 : status)
                            .body(isVersion ? version : body)
                            .build();
                }
            });
            server.start();
            return findings(server.url("/").toString());
        }
    }

    @Test
    void healthyServer_hasNoFindings(@TempDir Path folder) throws IOException {
        try (FakeMlflow server = new FakeMlflow(folder)) {
            assertThat(findings(server.url())).isEmpty();
            assertThat(findings(server.url() + "/wrong"))
                    .singleElement()
                    .asString()
                    .contains("path prefix");
        }
    }

    @Test
    void commonCauses_areNamed() throws IOException {
        assertThat(findings("http://127.0.0.1:1")).singleElement().asString().contains("nobody accepts");
        assertThat(answered(403, "3.17.2", "Invalid Host header - possible DNS rebinding attack detected"))
                .anySatisfy(f -> assertThat(f).contains("--allowed-hosts"));
        assertThat(answered(401, "3.17.2", "You are not authenticated."))
                .anySatisfy(f -> assertThat(f).contains("MLFLOW_TRACKING_USERNAME"));
        assertThat(answered(200, "2.3.1", "{}")).anySatisfy(f -> assertThat(f).contains("2.9"));
        assertThat(answered(200, "<html>", "<html>login</html>"))
                .anySatisfy(f -> assertThat(f).contains("not as MLflow's API"))
                .anySatisfy(f -> assertThat(f).contains("does not tell a version"));
    }
}
