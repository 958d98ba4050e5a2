package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import io.mlops.http.server.PromptSockets;
import io.mlops.spi.Backend;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowHttpProviderTest {
    private MockWebServer server;

    @BeforeEach
    void start() throws IOException {
        server = PromptSockets.server();
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String url() {
        String url = server.url("/").toString();
        return url.substring(0, url.length() - 1);
    }

    private RecordedRequest asked(Backend backend) throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .body("{\"run\":{\"info\":{\"run_id\":\"r\"}}}")
                .build());
        backend.runs().orElseThrow().findRun("r");
        return server.takeRequest(5, TimeUnit.SECONDS);
    }

    private Backend open(String location, Map<String, String> options, Map<String, String> environment) {
        return MlflowHttpProvider.open(location, options, Fixtures.context(), environment);
    }

    @Test
    void environment_ofMlflow_isTaken() throws InterruptedException {
        Map<String, String> environment = Map.of(
                "MLFLOW_TRACKING_URI", url() + "/prefix",
                "MLFLOW_TRACKING_USERNAME", "ada",
                "MLFLOW_TRACKING_PASSWORD", "pass word",
                "MLFLOW_WORKSPACE", "team-a");
        try (Backend backend = open("mlflow+env:", Map.of(), environment)) {
            RecordedRequest request = asked(backend);
            assertThat(request.getUrl().encodedPath()).isEqualTo("/prefix/api/2.0/mlflow/runs/get");
            assertThat(request.getHeaders().get("Authorization"))
                    .isEqualTo(okhttp3.Credentials.basic("ada", "pass word"));
            assertThat(request.getHeaders().get("X-MLFLOW-WORKSPACE")).isEqualTo("team-a");
            assertThat(request.getHeaders().get("Origin")).isNull();
            assertThat(backend.location()).isEqualTo("mlflow+" + url() + "/prefix/");
        }
    }

    @Test
    void option_besideTheEnvironment_wins() throws InterruptedException {
        try (Backend backend =
                open("mlflow+" + url(), Map.of("token", "mine"), Map.of("MLFLOW_TRACKING_TOKEN", "theirs"))) {
            assertThat(asked(backend).getHeaders().get("Authorization")).isEqualTo("Bearer mine");
        }
    }

    @Test
    void credentialsInTheLocation_areUsedAndNeverShown() throws InterruptedException {
        String location = "mlflow+" + url().replace("http://", "http://ada:secret@");
        try (MlflowBackend backend = MlflowBackend.at(location).open(Fixtures.context())) {
            assertThat(asked(backend).getHeaders().get("Authorization"))
                    .isEqualTo(okhttp3.Credentials.basic("ada", "secret"));
            assertThat(backend.location()).doesNotContain("secret");
        }
        assertThatThrownBy(() -> MlflowBackend.at("mlflow+ftp://ada:secret@host"))
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> MlflowBackend.at("mlflow+http://ada:sec ret@host"))
                .hasMessageNotContaining("ret@");
    }

    @Test
    void provider_ofCredentials_isAskedForEachRequest() throws InterruptedException {
        AtomicReference<String> token = new AtomicReference<>("one");
        try (MlflowBackend backend = MlflowBackend.at(url())
                .credentials(Credentials.bearer(token::get))
                .open(Fixtures.context())) {
            assertThat(asked(backend).getHeaders().get("Authorization")).isEqualTo("Bearer one");
            token.set("two");
            assertThat(asked(backend).getHeaders().get("Authorization")).isEqualTo("Bearer two");
            token.set("two\r\nEvil: header");
            assertThatThrownBy(() -> asked(backend))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageNotContaining("Evil");
        }
    }

    @Test
    void signer_seesMethodAddressAndBody() throws InterruptedException {
        AtomicReference<String> seen = new AtomicReference<>("");
        Credentials signer = (method, uri, body) -> {
            seen.set(method + " " + uri.getPath() + " "
                    + body.map(bytes -> bytes.length).orElse(-1));
            return Map.of("X-Signature", "s");
        };
        try (MlflowBackend backend = MlflowBackend.at(url()).credentials(signer).open(Fixtures.context())) {
            assertThat(asked(backend).getHeaders().get("X-Signature")).isEqualTo("s");
        }
        assertThat(seen.get()).isEqualTo("GET /api/2.0/mlflow/runs/get -1");
    }

    @Test
    void proxy_withAPassword_isUsed() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(407)
                .addHeader("Proxy-Authenticate", "Basic realm=x")
                .build());
        String proxy = url().replace("http://", "http://ada:secret@");
        try (MlflowBackend backend =
                MlflowBackend.at("http://mlflow.invalid:5000").proxy(proxy).open(Fixtures.context())) {
            asked(backend);
            RecordedRequest second = server.takeRequest(5, TimeUnit.SECONDS);
            assertThat(second.getHeaders().get("Proxy-Authorization"))
                    .isEqualTo(okhttp3.Credentials.basic("ada", "secret"));
            assertThat(second.getRequestLine()).contains("http://mlflow.invalid:5000/api/");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mlflow+http://",
                "mlflow+http:///path",
                "mlflow+http:host",
                "mlflow+http://host?x=1",
                "mlflow+http://host#x",
                "mlflow+http://host/../up",
                "mlflow+http://host/%2e%2e/up",
                "mlflow+http://host/a%2Fb",
                "mlflow+file:///etc",
                "mlflow+http://host with blank"
            })
    void location_thatIsNoServer_isRefused(String location) {
        assertThatThrownBy(() -> MlflowBackend.at(location)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void settings_thatAreNotUnderstood_areRefused() {
        assertThatThrownBy(() -> open("mlflow+" + url(), Map.of("colour", "red"), Map.of()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> open("mlflow+" + url(), Map.of("budget", "long"), Map.of()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> open("mlflow+" + url(), Map.of("budget", "0"), Map.of()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> open("mlflow+" + url(), Map.of("workspace", "a\nb"), Map.of()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> open("mlflow+" + url(), Map.of("proxy", "socks://x:1"), Map.of()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> open("mlflow+env:", Map.of(), Map.of())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> open("mlflow+" + url(), Map.of(), Map.of("MLFLOW_TRACKING_INSECURE_TLS", "true")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void ids_thatAreNone_reachNoServer() {
        try (Backend backend = open("mlflow+" + url(), Map.of(), Map.of())) {
            for (String id :
                    List.of("..", "%2e%2e", "a/b", "a?b", "a#b", "a%2Fb", "a\u0000b", "a\\b", "", "x".repeat(300))) {
                assertThat(backend.runs().orElseThrow().findRun(id)).isEqualTo(Optional.empty());
                assertThat(backend.runs().orElseThrow().findModel(id)).isEqualTo(Optional.empty());
                assertThat(backend.runs().orElseThrow().findExperiment(id)).isEqualTo(Optional.empty());
                assertThatThrownBy(() -> backend.artifacts().orElseThrow().deleteAll(id))
                        .isInstanceOf(InvalidInputException.class);
            }
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void backend_ofAnAbsentServer_opensAndClosesTwice() {
        assertThatCode(() -> {
                    Backend backend = open("mlflow+http://127.0.0.1:1", Map.of(), Map.of());
                    backend.close();
                    backend.close();
                })
                .doesNotThrowAnyException();
    }
}
