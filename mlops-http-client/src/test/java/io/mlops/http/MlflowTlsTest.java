package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.BackendUnavailableException;
import io.mlops.error.InvalidInputException;
import io.mlops.http.server.PromptSockets;
import io.mlops.spi.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the client believes. */
class MlflowTlsTest {
    private final HeldCertificate authority = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("ca")
            .build();

    @TempDir
    private Path folder;

    private MockWebServer server;

    @BeforeEach
    void make() {
        server = PromptSockets.server();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HeldCertificate.Builder signed() {
        return new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName("127.0.0.1")
                .addSubjectAlternativeName("localhost");
    }

    private void start(HeldCertificate certificate, boolean wantsClient) throws IOException {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(authority.certificate())
                .build();
        server.useHttps(certificates.sslSocketFactory());
        if (wantsClient) {
            server.requireClientAuth();
        }
        for (int i = 0; i < 8; i++) {
            server.enqueue(new MockResponse.Builder()
                    .body("{\"run\":{\"info\":{\"run_id\":\"r\"}}}")
                    .build());
        }
        server.start();
    }

    private MlflowBackend.Builder client() {
        return MlflowBackend.at("mlflow+" + server.url("/")).budget(Duration.ofSeconds(20));
    }

    private Path pem(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static boolean canAsk(MlflowBackend.Builder builder) {
        try (MlflowBackend backend = builder.open(Fixtures.context())) {
            return backend.runs().orElseThrow().findRun("r").isPresent();
        }
    }

    @Test
    void serverOfAnAuthorityOfOnesOwn_isTrustedOnlyWhereItIsGiven() throws IOException {
        start(signed().build(), false);
        Path trusted = pem("ca.pem", authority.certificatePem());

        assertThat(canAsk(client().serverCertificate(trusted))).isTrue();
        assertThatThrownBy(() -> canAsk(client()))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("TLS failed");
    }

    @Test
    void selfSignedServer_isRefused() throws IOException {
        start(
                new HeldCertificate.Builder()
                        .addSubjectAlternativeName("127.0.0.1")
                        .build(),
                false);
        assertThatThrownBy(() -> canAsk(client())).hasMessageContaining("TLS failed");
    }

    @Test
    void expiredServer_isRefused() throws IOException {
        long yesterday = System.currentTimeMillis() - TimeUnit.DAYS.toMillis(1);
        start(signed().validityInterval(yesterday - 1000, yesterday).build(), false);
        Path trusted = pem("ca.pem", authority.certificatePem());
        assertThatThrownBy(() -> canAsk(client().serverCertificate(trusted))).hasMessageContaining("TLS failed");
    }

    @Test
    void serverThatIsNotValidYet_isRefused() throws IOException {
        long tomorrow = System.currentTimeMillis() + TimeUnit.DAYS.toMillis(1);
        start(signed().validityInterval(tomorrow, tomorrow + 1000).build(), false);
        Path trusted = pem("ca.pem", authority.certificatePem());

        assertThatThrownBy(() -> canAsk(client().serverCertificate(trusted))).hasMessageContaining("TLS failed");
    }

    @Test
    void serverOfAnAuthorityThatOnlyAnotherSigned_isRefused() throws IOException {
        HeldCertificate between = new HeldCertificate.Builder()
                .certificateAuthority(0)
                .signedBy(new HeldCertificate.Builder().certificateAuthority(1).build())
                .build();
        start(
                new HeldCertificate.Builder()
                        .signedBy(between)
                        .addSubjectAlternativeName("127.0.0.1")
                        .build(),
                false);
        Path trusted = pem("ca.pem", authority.certificatePem());

        assertThatThrownBy(() -> canAsk(client().serverCertificate(trusted))).hasMessageContaining("TLS failed");
    }

    @Test
    void serverWithoutTls_askedInIt_isRefused() throws IOException {
        server.start();

        assertThatThrownBy(() -> canAsk(MlflowBackend.at("https://127.0.0.1:" + server.getPort())
                        .readTimeout(Duration.ofMillis(300))
                        .budget(Duration.ofMillis(500))))
                .isInstanceOf(BackendUnavailableException.class);
    }

    @Test
    void serverWithTls_askedWithoutIt_isUnavailable() throws IOException {
        start(signed().build(), false);

        assertThatThrownBy(() -> canAsk(
                        MlflowBackend.at("http://127.0.0.1:" + server.getPort()).budget(Duration.ofMillis(500))))
                .isInstanceOf(BackendUnavailableException.class);
    }

    @Test
    void serverOfAnotherName_isRefused() throws IOException {
        start(
                new HeldCertificate.Builder()
                        .signedBy(authority)
                        .addSubjectAlternativeName("example.invalid")
                        .build(),
                false);
        Path trusted = pem("ca.pem", authority.certificatePem());
        assertThatThrownBy(() -> canAsk(client().serverCertificate(trusted))).hasMessageContaining("TLS failed");
    }

    @Test
    void mutualTls_needsTheClientsCertificateWithItsKey() throws IOException {
        start(signed().build(), true);
        Path trusted = pem("ca.pem", authority.certificatePem());
        HeldCertificate own = new HeldCertificate.Builder().signedBy(authority).build();
        Path identity = pem("client.pem", own.certificatePem() + own.privateKeyPkcs8Pem());

        assertThat(canAsk(client().serverCertificate(trusted).clientCertificate(identity)))
                .isTrue();
        assertThatThrownBy(() -> canAsk(client().serverCertificate(trusted).budget(Duration.ofMillis(500))))
                .isInstanceOf(BackendUnavailableException.class);
    }

    @Test
    void certificatesOfTheEnvironment_areTaken() throws IOException {
        start(signed().build(), true);
        HeldCertificate own = new HeldCertificate.Builder().signedBy(authority).build();
        Map<String, String> environment = Map.of(
                "MLFLOW_TRACKING_URI",
                server.url("/").toString(),
                "MLFLOW_TRACKING_SERVER_CERT_PATH",
                pem("ca.pem", authority.certificatePem()).toString(),
                "MLFLOW_TRACKING_CLIENT_CERT_PATH",
                pem("client.pem", own.certificatePem() + own.privateKeyPkcs8Pem())
                        .toString());
        try (Backend backend = MlflowHttpProvider.open("mlflow+env:", Map.of(), Fixtures.context(), environment)) {
            assertThat(backend.runs().orElseThrow().findRun("r")).isPresent();
        }
    }

    @Test
    void serverThatOffersHttp2_isSpokenToInIt() throws Exception {
        start(signed().build(), false);
        Path trusted = pem("ca.pem", authority.certificatePem());

        assertThat(canAsk(client().serverCertificate(trusted))).isTrue();
        assertThat(server.takeRequest(5, TimeUnit.SECONDS).getVersion()).isEqualTo("HTTP/2");
    }

    @Test
    void certificateFiles_thatAreNone_areRefusedWithoutTheirContent() throws IOException {
        HeldCertificate own = new HeldCertificate.Builder().build();
        String pkcs1 = "-----BEGIN RSA PRIVATE KEY-----\nMIIBOgIBAAJBAK==\n-----END RSA PRIVATE KEY-----\n";
        Path withoutKey = pem("nokey.pem", own.certificatePem());
        Path oldKey = pem("old.pem", own.certificatePem() + pkcs1);
        Path noise = pem("noise.pem", "secret noise");
        for (Path file : new Path[] {withoutKey, oldKey, noise, folder.resolve("absent.pem")}) {
            assertThatThrownBy(() -> MlflowBackend.at("mlflow+https://127.0.0.1:1")
                            .clientCertificate(file)
                            .open(Fixtures.context()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageNotContaining("secret noise");
        }
        assertThatThrownBy(() -> MlflowBackend.at("mlflow+https://127.0.0.1:1")
                        .serverCertificate(noise)
                        .open(Fixtures.context()))
                .isInstanceOf(InvalidInputException.class);
    }
}
