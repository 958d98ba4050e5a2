package io.mlops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.BackendException;
import io.mlops.spi.Backend;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that lets in who shows a certificate, over an encrypted connection. */
final class TlsTest {
    private static final String PASSWORD = "hunter2-of-the-key";

    @TempDir
    private static Path folder;

    private static ServerCertificates certificates;
    private static ServerCertificates.Client client;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        certificates = new ServerCertificates(folder);
        client = certificates.client(PASSWORD);
        server = TestServer.start("tls", certificates.ofServer());
        server.execute("CREATE ROLE " + ServerCertificates.USER + " LOGIN");
        server.execute("GRANT CREATE ON DATABASE postgres TO " + ServerCertificates.USER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void open_keyWithItsPassword_isEncryptedAndLetIn() throws Exception {
        try (Backend backend =
                PostgresStore.at(location(certificates.authority(), PASSWORD)).open()) {
            backend.commit(Samples.createModel("model"));

            assertThat(backend.registry().orElseThrow().findModel("model")).isPresent();
            assertThat(server.text("SELECT string_agg(DISTINCT s.ssl::text, ',') FROM pg_stat_ssl s"
                            + " JOIN pg_stat_activity a USING (pid) WHERE a.usename = '" + ServerCertificates.USER
                            + "'"))
                    .isEqualTo("true");
        }
    }

    @Test
    void open_keyWithAnotherPassword_isRefusedWithoutShowingIt() throws Exception {
        String wrong = location(certificates.authority(), "hunter2-wrong");

        try (DriverLog log = new DriverLog()) {
            assertThatThrownBy(() -> PostgresStore.at(wrong).open())
                    .isExactlyInstanceOf(BackendException.class)
                    .hasMessageContaining("sslpassword")
                    .satisfies(TlsTest::showsNoPassword);
            assertThat(log.text()).isNotEmpty().doesNotContain("hunter2");
        }
    }

    @Test
    void open_serverOfAnotherAuthority_isRefused() throws Exception {
        Path other = new ServerCertificates(Files.createTempDirectory(folder, "other")).authority();

        assertThatThrownBy(() -> PostgresStore.at(location(other, PASSWORD)).open())
                .isExactlyInstanceOf(BackendException.class)
                .hasMessageContaining("sslrootcert")
                .satisfies(TlsTest::showsNoPassword);
    }

    @Test
    void open_withoutACertificate_isRefused() {
        assertThatThrownBy(() -> PostgresStore.at(server.location(ServerCertificates.USER))
                        .open())
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("refuses the user");
    }

    private static String location(Path authority, String password) {
        return server.location(ServerCertificates.USER) + "&sslmode=verify-full&sslrootcert=" + authority + "&sslcert="
                + client.certificate() + "&sslkey=" + client.key() + "&sslpassword=" + password;
    }

    private static void showsNoPassword(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("hunter2");
    }
}
