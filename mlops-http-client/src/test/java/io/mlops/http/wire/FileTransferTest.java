package io.mlops.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.ContentSource;
import io.mlops.error.BackendException;
import io.mlops.error.NotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Content on its way. */
class FileTransferTest {
    private static final ContentSource CONTENT = ContentSource.of(new byte[] {1, 2, 3});
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
    void put_afterABusyAnswer_readsTheContentAgain() throws InterruptedException {
        AtomicInteger openings = new AtomicInteger();
        ContentSource counted = () -> {
            openings.incrementAndGet();
            return CONTENT.open();
        };
        fixture.answer(503, "busy");
        fixture.answer(200, "");

        assertThat(fixture.connection.files().put(new Target.Proxied("api/a%20b"), counted))
                .isEqualTo(3);
        assertThat(openings).hasValue(2);
        fixture.taken();
        RecordedRequest second = fixture.taken();
        assertThat(second.getUrl().encodedPath()).isEqualTo("/prefix/api/a%20b");
        assertThat(second.getHeaders().get("Authorization")).isEqualTo("Bearer secret-token");
    }

    @Test
    void put_ofASourceThatFails_isNotSentAgainAndSaysSo() {
        IOException broken = new IOException("the disk broke");
        assertThatThrownBy(() -> fixture.connection.files().put(new Target.Proxied("a"), () -> {
                    throw broken;
                }))
                .isInstanceOf(BackendException.class)
                .hasCause(broken);
    }

    @Test
    void get_ofACutBody_isAnErrorNeverAnEnd() {
        fixture.answer(new MockResponse.Builder()
                .body("half")
                .setHeader("Content-Length", "400")
                .onResponseEnd(new SocketEffect.CloseSocket()));
        try (Download download = fixture.connection.files().get(new Target.Proxied("a"), Map.of())) {
            assertThatThrownBy(() -> download.stream().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void get_ofWhatIsNotThere_isNotFound() {
        fixture.answer(404, "{\"detail\":\"Not Found\"}");
        assertThatThrownBy(() -> fixture.connection.files().get(new Target.Proxied("a"), Map.of()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void delete_ofWhatIsNotThere_isNoError() {
        fixture.answer(404, "{}");
        fixture.connection.files().delete(new Target.Proxied("a"));
        assertThat(fixture.server.getRequestCount()).isEqualTo(1);
    }
}
