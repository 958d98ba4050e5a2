package io.mlops.http.wire;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that answers what it is told, and a transport with short times to it. */
final class TransportFixture implements AutoCloseable {
    static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(900), Duration.ofSeconds(3));

    final MockWebServer server = new MockWebServer();
    final Connection connection;

    TransportFixture() throws IOException {
        server.start();
        connection = connect(Map.of("Authorization", "Bearer secret-token"));
    }

    private Connection connect(Map<String, String> headers) {
        return Connection.to(
                server.url("/prefix/").uri(),
                (method, uri, body) -> headers,
                SHORT,
                new Network(new Tls(Optional.empty(), Optional.empty()), Optional.<URI>empty()));
    }

    Transport transport() {
        return connection.transport();
    }

    void answer(int status, String body) {
        answer(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body));
    }

    void answer(MockResponse.Builder response) {
        server.enqueue(response.build());
    }

    RecordedRequest taken() throws InterruptedException {
        RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("the server got no request");
        }
        return request;
    }

    @Override
    public void close() {
        connection.transport().close();
        server.close();
    }
}
