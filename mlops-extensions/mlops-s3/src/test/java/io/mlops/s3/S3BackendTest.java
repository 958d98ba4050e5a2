package io.mlops.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.error.BackendException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.InvalidInputException;
import io.mlops.loopback.SwallowingHost;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.testkit.fixture.Generated;
import io.mlops.testkit.fixture.Tripwire;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class S3BackendTest {
    @RegisterExtension
    static final ObjectServer SERVER = new ObjectServer();

    private static final String OWNER = "run-1";
    private static final ArtifactPath FILE = new ArtifactPath("model/weights.bin");
    private static final int PART = 5 << 20;
    private static final Instant MUCH_LATER = Instant.parse("2200-01-01T00:00:00Z");

    private final String prefix = "t/" + UUID.randomUUID();
    private final HttpClient http = HttpClient.newHttpClient();
    private Backend backend;
    private ArtifactStore store;

    @BeforeEach
    void open() {
        backend = SERVER.builder(prefix).partBytes(PART).open();
        store = backend.artifacts().orElseThrow();
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void provider_openOfALocation_isTheSameStore() {
        store.write(OWNER, FILE, ContentSource.of(bytes("x")));
        System.setProperty("aws.accessKeyId", ObjectServer.CREDENTIALS.accessKeyId());
        System.setProperty("aws.secretAccessKey", ObjectServer.CREDENTIALS.secretAccessKey());
        String location =
                "s3://" + ObjectServer.BUCKET + "/" + prefix + "?path-style=true&endpoint=" + SERVER.endpoint();
        try (Backend again =
                new S3BackendProvider().open(location, Map.of(), new BackendContext(Clock.systemUTC(), "w"))) {
            assertThat(again.location()).isEqualTo("s3://" + ObjectServer.BUCKET + "/" + prefix);
            assertThat(again.artifacts().orElseThrow().find(OWNER, FILE)).isPresent();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void open_unreachableEndpoint_isUnavailableWithinTheTimeout() throws IOException {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0)) {
            freePort = socket.getLocalPort();
        }
        S3Backend.Builder nobody = SERVER.builder(prefix)
                .endpoint(URI.create("http://127.0.0.1:" + freePort))
                .timeout(Duration.ofSeconds(2));

        assertThatThrownBy(nobody::open)
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContainingAll("s3://" + ObjectServer.BUCKET, "endpoint");
    }

    @Test
    void open_silentEndpoint_isUnavailableWithinTheTimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            S3Backend.Builder builder = SERVER.builder(prefix)
                    .endpoint(URI.create("http://127.0.0.1:" + silent.getLocalPort()))
                    .timeout(Duration.ofMillis(500));

            assertThatThrownBy(builder::open).isInstanceOf(BackendUnavailableException.class);
        }
    }

    @Test
    @Timeout(30)
    void open_hostThatSwallowsPackets_isUnavailableWithinTheTimeout() throws IOException {
        try (SwallowingHost host = SwallowingHost.start()) {
            S3Backend.Builder builder = SERVER.builder(prefix)
                    .endpoint(URI.create("http://127.0.0.1:" + host.port()))
                    .timeout(Duration.ofMillis(500));

            assertThatThrownBy(builder::open)
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessageContaining("s3://" + ObjectServer.BUCKET);
        }
    }

    @Test
    void open_missingBucket_isRefusedByName() {
        S3Backend.Builder missing = S3Backend.builder("nowhere")
                .endpoint(SERVER.endpoint())
                .pathStyle(true)
                .credentials(() -> ObjectServer.CREDENTIALS);

        assertThatThrownBy(missing::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void write_ofSeveralParts_isReadWholeAndInRanges() throws IOException {
        Generated content = new Generated(7, 2L * PART + 12_345);

        ArtifactInfo written = store.write(OWNER, FILE, content);

        assertThat(written.digest()).contains(content.digest());
        try (InputStream in = store.open(OWNER, FILE, new ByteRange(PART - 10L, 20))) {
            assertThat(in.readAllBytes()).isEqualTo(content.bytes(PART - 10, 20));
        }
        assertThat(Generated.digestOf(store.open(OWNER, FILE, ByteRange.ALL))).isEqualTo(content.digest());
    }

    @Test
    void write_sourceThatBreaksInTheSecondPart_leavesNoUploadBehind() throws Exception {
        IOException broken = new IOException("the source broke");
        Tripwire failing = new Tripwire(new Generated(1, 2L * PART), PART + 10L, () -> {
            throw broken;
        });

        assertThatThrownBy(() -> store.write(OWNER, FILE, failing))
                .isInstanceOf(BackendException.class)
                .hasRootCause(broken);

        assertThat(rawGet("?uploads")).doesNotContain("<Upload>");
        assertThat(keys()).doesNotContain("object/");
    }

    @Test
    void write_samePath_leavesTheBytesOfTheLastOneAlone() throws Exception {
        store.write(OWNER, FILE, ContentSource.of(bytes("first")));
        store.write(OWNER, FILE, ContentSource.of(bytes("second")));
        store.write(OWNER, FILE, ContentSource.of(bytes("third")));

        assertThat(keys().split("object/", -1))
                .as("what lies around the one object that is left")
                .hasSize(2);
    }

    @Test
    void paths_tooLongForAKey_areListedInTheirPlace() {
        List<String> paths =
                List.of("a", "b/" + "\u640D".repeat(900), "b/" + "\u640D".repeat(901), "c", "\uD83D\uDE80");
        paths.forEach(path -> store.write(OWNER, new ArtifactPath(path), ContentSource.of(bytes(path))));

        for (int size : new int[] {1, 2, 10}) {
            assertThat(Page.stream(PageRequest.first(size), page -> store.list(OWNER, "", page)))
                    .extracting(info -> info.path().value())
                    .containsExactlyElementsOf(paths);
        }
        assertThat(store.list(OWNER, "b", PageRequest.first(10)).items()).hasSize(2);
        store.deleteAll(OWNER);
        assertThat(store.list(OWNER, "", PageRequest.first(10)).items()).isEmpty();
    }

    @Test
    void list_foreignToken_isRefused() {
        for (String token : List.of("%", "AAAA", "!!", "Li4vLi4v")) {
            assertThatThrownBy(() -> store.list(OWNER, "", PageRequest.first(1).after(token)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("page token");
        }
    }

    @Test
    void sweep_objectsWithoutEntry_areFreedWhenOldEnough() throws Exception {
        store.write(OWNER, FILE, ContentSource.of(bytes("kept")));
        rawPut("/" + OWNER + "/object/orphan", "left by a crash");
        rawPut("/other-run/object/orphan", "left");
        rawPut("/notes.txt", "not ours");

        assertThat(store.sweep(Instant.EPOCH)).as("nothing is that old").isZero();
        assertThat(store.sweep(MUCH_LATER)).isEqualTo("left by a crash".length() + "left".length());
        assertThat(store.sweep(MUCH_LATER)).isZero();
        assertThat(keys()).contains("notes.txt").doesNotContain("orphan");
        assertThat(read()).isEqualTo(bytes("kept"));
    }

    @Test
    void link_ofAFile_isReadByAnyClientUnderItsName() throws Exception {
        ArtifactPath file = new ArtifactPath("reports/m\u00E4rz 2026.html");
        store.write(OWNER, file, ContentSource.of(bytes("<b>report</b>")));

        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(store.link(OWNER, file, Duration.ofMinutes(5)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<b>report</b>");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("m%C3%A4rz%202026.html"));
        assertThatThrownBy(() -> store.link(OWNER, file, Duration.ofDays(8)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("7 days");
    }

    @Test
    void verify_bytesThatWereChangedOrLost_areNamed() throws Exception {
        store.write(OWNER, FILE, ContentSource.of(bytes("as it was")));
        store.write(OWNER, new ArtifactPath("healthy"), ContentSource.of(bytes("healthy")));
        String entry = rawGet("/" + OWNER + "/index/" + FILE);
        String object = "/" + OWNER + "/object/" + entry.lines().toList().get(3);
        assertThat(backend.verify()).isEmpty();

        rawPut(object, "as it is!");
        assertThat(backend.verify())
                .singleElement()
                .satisfies(defect -> assertThat(defect.place()).endsWith(FILE.value()));
        rawPut("/" + OWNER + "/index/" + FILE, "rubbish");
        assertThat(backend.verify())
                .singleElement()
                .satisfies(defect -> assertThat(defect.problem()).contains("entry"));
    }

    @Test
    void list_ofManyFiles_isWholeAndOrdered() {
        IntStream.range(0, 30)
                .forEach(i -> store.write(OWNER, new ArtifactPath("f" + (100 + i)), ContentSource.of(new byte[i])));

        assertThat(store.list(OWNER, "", PageRequest.first(100)).items())
                .extracting(ArtifactInfo::sizeBytes)
                .containsExactlyElementsOf(
                        IntStream.range(0, 30).mapToObj(i -> (long) i).toList());
    }

    private byte[] read() throws IOException {
        try (InputStream in = store.open(OWNER, FILE, ByteRange.ALL)) {
            return in.readAllBytes();
        }
    }

    private String keys() throws Exception {
        return rawGet("?list-type=2&prefix=" + prefix);
    }

    private String rawGet(String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(raw(path)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    private void rawPut(String path, String content) throws Exception {
        int status = http.send(
                        HttpRequest.newBuilder(raw(path))
                                .PUT(HttpRequest.BodyPublishers.ofString(content))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isEqualTo(200);
    }

    private URI raw(String path) {
        String bucket = SERVER.endpoint() + "/" + ObjectServer.BUCKET;
        return URI.create(path.startsWith("?") ? bucket + path : bucket + "/" + prefix + path);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
