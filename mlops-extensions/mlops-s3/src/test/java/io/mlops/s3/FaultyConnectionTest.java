package io.mlops.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.error.BackendUnavailableException;
import io.mlops.page.PageRequest;
import io.mlops.s3.Interposed.Fate;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.testkit.fixture.Generated;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultyConnectionTest {
    @RegisterExtension
    static final ObjectServer SERVER = new ObjectServer();

    private static final String OWNER = "run-1";
    private static final ArtifactPath FILE = new ArtifactPath("model.bin");
    private static final Generated FIRST = new Generated(1, 100_000);
    private static final Generated SECOND = new Generated(2, 100_000);

    private Interposed between;
    private Backend backend;
    private ArtifactStore store;

    @BeforeEach
    void open() {
        between = new Interposed(SERVER.endpoint());
        backend = SERVER.builder("f/" + UUID.randomUUID())
                .endpoint(between.endpoint())
                .timeout(Duration.ofSeconds(10))
                .open();
        store = backend.artifacts().orElseThrow();
    }

    @AfterEach
    void close() {
        backend.close();
        between.close();
    }

    @Test
    void write_storeWithoutConditionalWrites_isDoneWithoutThem() {
        between.decide(exchange -> isConditional(exchange) ? Fate.ANSWER_501 : Fate.PASS);

        store.write(OWNER, FILE, FIRST);
        store.write(OWNER, FILE, SECOND);

        assertThat(Generated.digestOf(store.open(OWNER, FILE, ByteRange.ALL))).isEqualTo(SECOND.digest());
    }

    @Test
    void write_answerToTheEntryIsLost_isFoundDone() {
        store.write(OWNER, FILE, FIRST);
        AtomicInteger lost = new AtomicInteger();
        between.decide(
                exchange -> isConditional(exchange) && lost.getAndIncrement() == 0 ? Fate.LOSE_ANSWER : Fate.PASS);

        store.write(OWNER, FILE, SECOND);

        assertThat(lost.get()).as("requests for the entry").isGreaterThan(1);
        assertThat(Generated.digestOf(store.open(OWNER, FILE, ByteRange.ALL))).isEqualTo(SECOND.digest());
        assertThat(store.list(OWNER, "", PageRequest.first(10)).items()).hasSize(1);
    }

    @Test
    void write_storeThatIsBrieflyOverloaded_isTriedAgain() {
        AtomicInteger requests = new AtomicInteger();
        between.decide(exchange -> requests.getAndIncrement() % 2 == 0 ? Fate.ANSWER_503 : Fate.PASS);

        store.write(OWNER, FILE, FIRST);

        assertThat(store.find(OWNER, FILE)).isPresent();
    }

    @Test
    void write_storeThatStaysOverloaded_isUnavailableAndLeavesWhatWasThere() {
        store.write(OWNER, FILE, FIRST);
        between.decide(exchange -> exchange.getRequestMethod().equals("PUT") ? Fate.ANSWER_503 : Fate.PASS);

        assertThatThrownBy(() -> store.write(OWNER, FILE, SECOND))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("503");

        assertThat(Generated.digestOf(store.open(OWNER, FILE, ByteRange.ALL))).isEqualTo(FIRST.digest());
    }

    @Test
    void read_answerThatEndsEarly_isAnErrorAndNotAShortFile() {
        store.write(OWNER, FILE, FIRST);
        between.decide(
                exchange -> exchange.getRequestURI().getPath().contains("/object/") ? Fate.CUT_ANSWER : Fate.PASS);

        assertThatThrownBy(() -> {
                    try (InputStream in = store.open(OWNER, FILE, ByteRange.ALL)) {
                        in.readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void open_manyStreamsClosedHalfRead_leaveTheStoreUsable() throws IOException {
        store.write(OWNER, FILE, FIRST);
        for (int i = 0; i < 100; i++) {
            try (InputStream in = store.open(OWNER, FILE, ByteRange.ALL)) {
                assertThat(in.read()).isNotNegative();
            }
        }
        store.write(OWNER, FILE, ContentSource.of(new byte[0]));
        assertThat(store.find(OWNER, FILE))
                .hasValueSatisfying(info -> assertThat(info.sizeBytes()).isZero());
    }

    private static boolean isConditional(HttpExchange exchange) {
        return exchange.getRequestHeaders().containsKey("If-Match")
                || exchange.getRequestHeaders().containsKey("If-None-Match");
    }
}
