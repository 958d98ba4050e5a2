package io.mlops.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.BackendException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.MlopsException;
import io.mlops.error.OutcomeUnknownException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no MLflow gives, and what stands before one may. */
class OddAnswerTest {
    private static final ApiRequest READ = ApiRequest.of(Endpoint.RUN_GET).query("run_id", "r");
    private static final ApiRequest SAFE = ApiRequest.of(Endpoint.RUN_LOG_BATCH, Json.object("run_id", "r"));
    private static final ApiRequest CREATE = ApiRequest.of(Endpoint.RUN_CREATE, Json.object("experiment_id", "0"));
    private static final String OK = "{\"ok\":1}";

    private TransportFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new TransportFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private boolean isRead() {
        return fixture.transport().call(READ).has("ok");
    }

    private void gzipped(byte[] body) {
        fixture.answer(new MockResponse.Builder()
                .code(200)
                .setHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(body)));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void gzip_ofGzip_isNoAnswer() throws IOException {
        gzipped(gzip(gzip(bytes(OK))));

        assertThatThrownBy(this::isRead).isInstanceOf(BackendException.class).hasMessageContaining("no whole JSON");
    }

    @Test
    void gzip_thatIsNoneOrCut_isAskedAgain() throws IOException {
        byte[] whole = gzip(bytes(OK));
        gzipped(bytes(OK));
        gzipped(java.util.Arrays.copyOf(whole, whole.length - 6));
        gzipped(whole);

        assertThat(isRead()).isTrue();
        assertThat(fixture.server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void chunks_thatAreCut_areNoAnswer() {
        MockResponse.Builder cut = new MockResponse.Builder()
                .chunkedBody("{\"runs\":[" + "1,".repeat(500) + "1]}", 100)
                .onResponseBody(new SocketEffect.CloseSocket());
        fixture.answer(cut);
        fixture.answer(200, OK);
        assertThat(isRead()).isTrue();

        fixture.answer(cut);
        assertThatThrownBy(() -> fixture.transport().call(CREATE)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void length_thatIsTooSmall_isNoAnswerAndHarmsNoLaterOne() {
        fixture.answer(new MockResponse.Builder().code(200).body(OK).setHeader("Content-Length", "4"));
        fixture.answer(200, OK);
        fixture.answer(200, OK);

        assertThatThrownBy(this::isRead).isInstanceOf(BackendException.class).hasMessageContaining("no whole JSON");
        assertThat(isRead()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205})
    void success_withoutABody_isNoAnswer(int status) {
        fixture.answer(new MockResponse.Builder().code(status));

        assertThatThrownBy(this::isRead).isInstanceOf(BackendException.class).hasMessageContaining("no whole JSON");
    }

    @Test
    void json_withAByteOrderMark_isRead() {
        fixture.answer(200, "\uFEFF" + OK);

        assertThat(isRead()).isTrue();
    }

    @Test
    void json_thatIsTooDeepOrHasEndlessNumbers_isNoAnswer() {
        fixture.answer(200, "{\"a\":" + "[".repeat(100_000));
        fixture.answer(200, "{\"a\":" + "9".repeat(100_000) + "}");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::isRead)
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("no whole JSON");
        }
    }

    @ParameterizedTest
    @CsvSource({"400, text/plain", "403, text/html", "404, application/json", "501, text/html"})
    void errorPage_ofTenMegabytes_isToldShortly(int status, String type) {
        fixture.answer(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", type)
                .body("x".repeat(10 << 20)));

        assertThatThrownBy(this::isRead)
                .isInstanceOf(MlopsException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .contains(Integer.toString(status))
                        .hasSizeLessThan(1_000));
    }

    @Test
    void error_withAMessageOfTenMegabytes_isToldShortly() {
        fixture.answer(
                400, "{\"error_code\":\"" + "E".repeat(1 << 20) + "\",\"message\":\"" + "x".repeat(10 << 20) + "\"}");

        assertThatThrownBy(this::isRead)
                .isInstanceOf(MlopsException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"error_code\":7}", "{\"error_code\":{\"a\":1}}", "{\"error_code\":null,\"message\":[1]}"})
    void error_ofAnotherShape_isAnErrorAllTheSame(String body) {
        fixture.answer(400, body);

        assertThatThrownBy(this::isRead).isInstanceOf(BackendException.class).hasMessageContaining("400");
    }

    @Test
    void bodyThatIsTooLargeForAProxy_isRefusedForGoodWithTheWayOut() {
        fixture.answer(new MockResponse.Builder()
                .code(413)
                .setHeader("Content-Type", "text/html")
                .body("<html>413 Request Entity Too Large</html>"));

        assertThatThrownBy(() -> fixture.transport().call(SAFE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("client_max_body_size");
        assertThat(fixture.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.1/x",
                "javascript:1",
                "http://127.0.0.1:0/",
                "http://127.0.0.1:99999/",
                "//127.0.0.1:1/x",
                "http://[::1]/x",
                "\\\\example.invalid\\x"
            })
    void redirect_toWhatIsNoAddressOfTheServer_isNotFollowed(String location) {
        fixture.answer(new MockResponse.Builder().code(302).addHeader("Location", location));

        assertThatThrownBy(this::isRead).isInstanceOf(BackendException.class).hasMessageContaining("redirect");
        assertThat(fixture.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void redirect_withoutAnAddress_isNotFollowed() {
        fixture.answer(new MockResponse.Builder().code(302));

        assertThatThrownBy(this::isRead).hasMessageContaining("redirect");
    }

    @Test
    void redirect_ofACreation_isNotFollowedEvenOnTheSameServer() {
        fixture.answer(new MockResponse.Builder().code(308).addHeader("Location", "/other"));

        assertThatThrownBy(() -> fixture.transport().call(CREATE))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("redirect");
        assertThat(fixture.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void serverThatSpeaksNoHttp_isUnavailable() throws IOException {
        try (java.net.ServerSocket other =
                new java.net.ServerSocket(0, 10, java.net.InetAddress.getLoopbackAddress())) {
            Thread speaker = new Thread(() -> {
                while (!other.isClosed()) {
                    try (java.net.Socket client = other.accept()) {
                        client.getOutputStream().write(bytes("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
                    } catch (IOException e) {
                        // The client has gone, or the test is over.
                    }
                }
            });
            speaker.setDaemon(true);
            speaker.start();
            try (io.mlops.http.MlflowBackend backend = io.mlops.http.MlflowBackend.at(
                            "http://127.0.0.1:" + other.getLocalPort())
                    .budget(java.time.Duration.ofMillis(700))
                    .open(new io.mlops.spi.BackendContext(java.time.Clock.systemUTC(), "w"))) {
                assertThatThrownBy(() -> backend.runs().orElseThrow().findExperiment("0"))
                        .isInstanceOf(BackendUnavailableException.class);
                assertThat(backend.diagnose()).isNotEmpty();
            }
        }
    }
}
