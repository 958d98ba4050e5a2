package io.mlops.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.error.AlreadyExistsException;
import io.mlops.error.BackendException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.NotFoundException;
import io.mlops.error.OutcomeUnknownException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server can do wrong, and what may be sent again. */
class TransportFaultTest {
    private static final ApiRequest READ = ApiRequest.of(Endpoint.RUN_GET).query("run_id", "r");
    private static final ApiRequest SAFE = ApiRequest.of(Endpoint.RUN_LOG_BATCH, Json.object("run_id", "r"));
    private static final ApiRequest CREATE = ApiRequest.of(Endpoint.RUN_CREATE, Json.object("experiment_id", "0"));
    private TransportFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new TransportFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void answer_ofMlflow_isReadAndTheRequestIsWhatWasAsked() throws InterruptedException {
        fixture.answer(200, "{\"run\":{\"n\":1}}");
        ApiRequest odd = ApiRequest.of(Endpoint.RUN_GET).query("run_id", "a&b=c #/?%\u00E4");

        assertThat(fixture.transport().call(odd).path("run").path("n").asInt()).isEqualTo(1);
        okhttp3.HttpUrl url = fixture.taken().getUrl();
        assertThat(url.encodedPath()).isEqualTo("/prefix/api/2.0/mlflow/runs/get");
        assertThat(url.queryParameter("run_id")).isEqualTo("a&b=c #/?%\u00E4");
        assertThat(url.querySize()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void transientStatus_ofARead_isAskedAgain(int status) {
        fixture.answer(status, "busy");
        fixture.answer(200, "{\"ok\":true}");

        assertThat(fixture.transport().call(READ).path("ok").asBoolean()).isTrue();
        assertThat(fixture.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void storm_ofErrors_endsWithinTheBudget() {
        for (int i = 0; i < 20; i++) {
            fixture.answer(503, "{\"error_code\":\"TEMPORARILY_UNAVAILABLE\",\"message\":\"db\"}");
        }
        assertThatThrownBy(() -> fixture.hurriedTransport().call(READ))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("503");
        assertThat(fixture.server.getRequestCount()).isBetween(2, Attempts.MOST);
    }

    @Test
    void safeWrite_whoseAnswersAreLost_isRepeatedAndThenUnknown() {
        for (int i = 0; i < 20; i++) {
            fixture.answer(500, "{\"error_code\":\"INTERNAL_ERROR\"}");
        }
        assertThatThrownBy(() -> fixture.hurriedTransport().call(SAFE)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(fixture.server.getRequestCount()).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void creation_withALostAnswer_isSentOnceAndUnknown(int status) {
        fixture.answer(status, "");
        assertThatThrownBy(() -> fixture.transport().call(CREATE))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("look before");
        assertThat(fixture.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void creation_turnedAwayUntouched_isSentAgain() {
        fixture.answer(new MockResponse.Builder().code(429).addHeader("Retry-After", "0"));
        fixture.answer(200, "{\"run\":{}}");

        assertThat(fixture.transport().call(CREATE).has("run")).isTrue();
    }

    @Test
    void creation_thatHappenedUnheard_isFoundAndNotMadeTwice() {
        fixture.answer(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
        JsonNode made = Json.object("id", "made by the first");

        assertThat(fixture.transport().create(CREATE, () -> Optional.of(made))).isSameAs(made);
        assertThat(fixture.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void creation_thatFailedForSure_isMadeAfterLooking() {
        fixture.answer(500, "{\"error_code\":\"INTERNAL_ERROR\"}");
        fixture.answer(200, "{\"run\":{}}");

        assertThat(fixture.transport().create(CREATE, Optional::empty).has("run"))
                .isTrue();
        assertThat(fixture.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void creation_withoutAnswerInTime_isNeverSentAgain() {
        fixture.answer(new MockResponse.Builder()
                .code(200)
                .headersDelay(2, TimeUnit.SECONDS)
                .body("{}"));

        assertThatThrownBy(() -> fixture.hurriedTransport().create(CREATE, Optional::empty))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("too long");
        assertThat(fixture.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void creation_whoseLookFails_isUnknownWithTheReason() {
        fixture.answer(500, "");
        assertThatThrownBy(() -> fixture.transport().create(CREATE, () -> {
                    throw new BackendUnavailableException("down", null);
                }))
                .isInstanceOf(OutcomeUnknownException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    @Test
    void refusedConnection_isUnavailableAndNothingWasSent() {
        fixture.server.close();
        assertThatThrownBy(() -> fixture.hurriedTransport().call(CREATE))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("nobody accepts");
    }

    @Test
    void flappingServer_isAskedUntilItAnswers() {
        fixture.answer(new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()));
        fixture.answer(502, "<html>bad gateway</html>");
        fixture.answer(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
        fixture.answer(200, "{}");

        assertThat(fixture.transport().call(SAFE).isEmpty()).isTrue();
    }

    @Test
    void oneByteASecond_endsByTheTimeOfTheCall() {
        for (int i = 0; i < 8; i++) {
            fixture.answer(new MockResponse.Builder()
                    .code(200)
                    .throttleBody(1, 300, TimeUnit.MILLISECONDS)
                    .body("{\"padding\":\"" + "x".repeat(100) + "\"}"));
        }
        assertThatThrownBy(() -> fixture.hurriedTransport().call(READ)).isInstanceOf(BackendUnavailableException.class);
    }

    @Test
    void silentServer_endsByTheReadTimeout() {
        for (int i = 0; i < 8; i++) {
            fixture.answer(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        }
        assertThatThrownBy(() -> fixture.hurriedTransport().call(READ)).isInstanceOf(BackendUnavailableException.class);
    }

    @Test
    void bodyShorterThanItsLength_isNoAnswer() {
        fixture.answer(new MockResponse.Builder()
                .code(200)
                .body("{\"runs\":[1,2")
                .setHeader("Content-Length", "500")
                .onResponseEnd(new SocketEffect.CloseSocket()));
        fixture.answer(200, "{\"ok\":1}");

        assertThat(fixture.transport().call(READ).has("ok")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":", "[]", "\"text\"", "null", "{} {}", "<!doctype html><p>Sign in</p>"})
    void success_withABodyThatIsNoObject_isAnError(String body) {
        fixture.answer(200, body);
        assertThatThrownBy(() -> fixture.transport().call(READ))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining(body.startsWith("<") ? "HTML" : "no whole JSON");
        fixture.answer(200, body);
        assertThatThrownBy(() -> fixture.transport().call(CREATE)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void gzipBomb_isRefusedBeforeItFillsTheHeap() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] blanks = new byte[1 << 20];
            for (int i = 0; i < 66; i++) {
                gzip.write(blanks);
            }
        }
        for (int i = 0; i < Attempts.MOST; i++) {
            fixture.answer(new MockResponse.Builder()
                    .code(200)
                    .setHeader("Content-Encoding", "gzip")
                    .body(new Buffer().write(bomb.toByteArray())));
        }
        assertThatThrownBy(() -> fixture.transport().call(READ))
                .isInstanceOf(BackendException.class)
                .hasRootCauseInstanceOf(TooLargeException.class);
    }

    @Test
    void redirect_onTheSameServer_isFollowedByReadsAlone() throws InterruptedException {
        fixture.answer(new MockResponse.Builder().code(307).addHeader("Location", "/other/runs/get?run_id=r"));
        fixture.answer(200, "{\"ok\":1}");
        assertThat(fixture.transport().call(READ).has("ok")).isTrue();
        fixture.taken();
        assertThat(fixture.taken().getHeaders().get("Authorization")).isEqualTo("Bearer secret-token");

        fixture.answer(new MockResponse.Builder().code(307).addHeader("Location", "/other"));
        assertThatThrownBy(() -> fixture.transport().call(SAFE))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("redirect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.invalid/x", "https://127.0.0.1/x", "//example.invalid/x", "http://127.0.0.1:1/x"
            })
    void redirect_elsewhere_isNotFollowed(String location) {
        fixture.answer(new MockResponse.Builder().code(302).addHeader("Location", location));
        assertThatThrownBy(() -> fixture.transport().call(READ)).hasMessageContaining("redirect");
        assertThat(fixture.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void redirect_inACircle_ends() {
        for (int i = 0; i < 8; i++) {
            fixture.answer(new MockResponse.Builder().code(307).addHeader("Location", "/again"));
        }
        assertThatThrownBy(() -> fixture.transport().call(READ)).isInstanceOf(BackendException.class);
    }

    @Test
    void errors_ofAllFourShapes_areTold() {
        fixture.answer(404, "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\",\"message\":\"no run\"}");
        assertThatThrownBy(() -> fixture.transport().call(READ)).isInstanceOf(NotFoundException.class);
        fixture.answer(400, "{\"error_code\":\"RESOURCE_ALREADY_EXISTS\",\"message\":\"taken\"}");
        assertThatThrownBy(() -> fixture.transport().call(CREATE)).isInstanceOf(AlreadyExistsException.class);
        fixture.answer(400, "{\"error_code\":\"INVALID_PARAMETER_VALUE\",\"message\":\"no\"}");
        assertThatThrownBy(() -> fixture.transport().call(READ)).isInstanceOf(RefusedException.class);
        fixture.answer(404, "<!doctype html>\n<title>404 Not Found</title>");
        assertThatThrownBy(() -> fixture.transport().call(READ)).hasMessageContaining("path prefix");
        fixture.answer(401, "You are not authenticated.");
        assertThatThrownBy(() -> fixture.transport().call(READ)).hasMessageContaining("MLFLOW_TRACKING_USERNAME");
        fixture.answer(403, "Invalid Host header - possible DNS rebinding attack detected");
        assertThatThrownBy(() -> fixture.transport().call(READ)).hasMessageContaining("--allowed-hosts");
        fixture.answer(400, "{\"detail\":\"odd\"}");
        assertThatThrownBy(() -> fixture.transport().call(READ)).hasMessageContaining("\"odd\"");
    }

    @Test
    void messages_neverShowWhatWasSent() {
        fixture.answer(500, "");
        ApiRequest secret = ApiRequest.of(Endpoint.RUN_CREATE, Json.object("name", "body-secret"))
                .query("q", "query-secret");
        assertThatThrownBy(() -> fixture.transport().call(secret))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("secret"));
    }

    @Test
    void close_whileACallWaits_endsItAsClosed() throws Exception {
        fixture.answer(new MockResponse.Builder().code(503).addHeader("Retry-After", "2"));
        Thread closer = new Thread(() -> {
            try {
                fixture.taken();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            fixture.transport().close();
        });
        closer.start();

        assertThatThrownBy(() -> fixture.transport().call(READ)).isInstanceOf(IllegalStateException.class);
        closer.join();
    }
}
