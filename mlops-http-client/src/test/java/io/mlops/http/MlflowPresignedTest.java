package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.error.BackendException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.http.server.PromptSockets;
import io.mlops.page.PageRequest;
import io.mlops.spi.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of a run that lie in a store behind the server. */
class MlflowPresignedTest {
    private static final String RUN = "0".repeat(31) + "1";
    private static final ArtifactPath PATH = new ArtifactPath("model/w 100%.bin");
    /** What the path is called on a server, which decodes percent signs. */
    private static final String ON_SERVER = "model/w 100~25.bin";

    private final MockWebServer mlflow = PromptSockets.server();
    private final MockWebServer store = PromptSockets.server();
    private final Map<String, ByteString> objects = new ConcurrentHashMap<>();
    private String root = "s3://bucket/1/" + RUN + "/artifacts";
    private boolean canSign = true;
    private MlflowBackend backend;

    @BeforeEach
    void start() throws IOException {
        mlflow.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        store.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return stored(request);
            }
        });
        mlflow.start();
        store.start();
        backend = MlflowBackend.at(mlflow.url("/").toString())
                .credentials(Credentials.bearer(() -> "secret-token"))
                .open(Fixtures.context());
    }

    @AfterEach
    void stop() {
        backend.close();
        mlflow.close();
        store.close();
    }

    private MockResponse answer(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.endsWith("runs/get")) {
            return json("{\"run\":{\"info\":{\"artifact_uri\":\"" + root + "\"}}}");
        }
        if (path.endsWith("artifacts/list")) {
            boolean isFolder = "model".equals(request.getUrl().queryParameter("path"));
            ByteString content = objects.get(ON_SERVER);
            return json(
                    content == null
                            ? "{}"
                            : isFolder
                                    ? "{\"files\":[{\"path\":\"" + ON_SERVER + "\",\"is_dir\":false,\"file_size\":"
                                            + content.size() + "}]}"
                                    : "{\"files\":[{\"path\":\"model\",\"is_dir\":true}]}");
        }
        if (!canSign) {
            return json("{\"error_code\":\"NOT_IMPLEMENTED\",\"message\":\"Presigned upload is not supported\"}")
                    .newBuilder()
                    .code(501)
                    .build();
        }
        return json("{\"presigned_url\":\"" + store.url("/object?signature=hidden")
                + "\",\"headers\":{\"x-amz-acl\":\"private\"}}");
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .body(body)
                .setHeader("Content-Type", "application/json")
                .build();
    }

    private MockResponse stored(RecordedRequest request) {
        if (request.getMethod().equals("PUT")) {
            objects.put(ON_SERVER, request.getBody());
            return new MockResponse.Builder().build();
        }
        ByteString content = objects.get(ON_SERVER);
        String range = request.getHeaders().get("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
        return new MockResponse.Builder()
                .code(range == null ? 200 : 206)
                .setHeader("ETag", "\"1\"")
                .body(new Buffer().write(content.substring(from)))
                .build();
    }

    private ArtifactStore artifacts() {
        return backend.artifacts().orElseThrow();
    }

    @Test
    void file_ofARootThatIsNotServed_goesByASignedAddressWithoutCredentials() throws Exception {
        ArtifactInfo written = artifacts().write(RUN, PATH, ContentSource.of(new byte[] {1, 2, 3}));

        assertThat(written.sizeBytes()).isEqualTo(3);
        RecordedRequest put = store.takeRequest(5, TimeUnit.SECONDS);
        assertThat(put.getHeaders().get("Authorization")).isNull();
        assertThat(put.getHeaders().get("x-amz-acl")).isEqualTo("private");
        assertThat(put.getHeaders().get("Content-Length"))
                .as("a store refuses what comes in chunks")
                .isEqualTo("3");
        assertThat(artifacts().list(RUN, "", PageRequest.first(10)).items())
                .extracting(ArtifactInfo::path)
                .containsExactly(PATH);
        try (InputStream content = artifacts().open(RUN, PATH, new ByteRange(1, 1))) {
            assertThat(content.readAllBytes()).containsExactly(2);
        }
        assertThatThrownBy(() -> artifacts().delete(RUN, PATH)).isInstanceOf(UnsupportedCapabilityException.class);
    }

    @Test
    void serverThatSignsNothing_isRefusedWithTheWayOut() {
        canSign = false;
        root = "file:///srv/mlruns/1/" + RUN + "/artifacts";
        assertThatThrownBy(() -> artifacts().write(RUN, PATH, ContentSource.of(new byte[] {1})))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("--serve-artifacts")
                .hasMessageContaining(root);
        assertThat(store.getRequestCount()).isZero();
    }

    @Test
    void storeThatRefuses_isNamedWithoutTheSignedAddress() {
        store.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .code(403)
                        .body("<Error><StringToSign>hidden</StringToSign></Error>")
                        .build();
            }
        });
        assertThatThrownBy(() -> artifacts().write(RUN, PATH, ContentSource.of(new byte[] {1})))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("403")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void rootOfAnotherHost_isRefused() {
        root = "mlflow-artifacts://elsewhere.invalid/1/" + RUN + "/artifacts";
        assertThatThrownBy(() -> artifacts().write(RUN, PATH, ContentSource.of(new byte[] {1})))
                .isInstanceOf(UnsupportedCapabilityException.class);
        assertThat(store.getRequestCount()).isZero();
    }
}
