package io.mlops.http.wire;

import io.mlops.http.server.PromptSockets;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that answers what it is told, and transports to it. */
final class TransportFixture implements AutoCloseable {
    static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(900), Duration.ofSeconds(3));

    /** For what costs processor time, which a busy machine has not at once. */
    private static final Timeouts PATIENT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(60));

    final MockWebServer server = PromptSockets.server();
    final Connection connection;
    private final Connection hurried;

    TransportFixture() throws IOException {
        server.start();
        connection = connect(PATIENT);
        hurried = connect(SHORT);
    }

    private Connection connect(Timeouts timeouts) {
        Map<String, String> headers = Map.of("Authorization", "Bearer secret-token");
        return Connection.to(
                server.url("/prefix/").uri(),
                (method, uri, body) -> headers,
                timeouts,
                new Network(new Tls(Optional.empty(), Optional.empty()), Optional.<URI>empty()));
    }

    Transport transport() {
        return connection.transport();
    }

    /** Returns one that gives up soon. */
    Transport hurriedTransport() {
        return hurried.transport();
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
        hurried.transport().close();
        server.close();
    }
}
