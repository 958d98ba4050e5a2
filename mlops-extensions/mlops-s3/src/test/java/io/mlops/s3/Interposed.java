package io.mlops.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Stands between the backend and the object store, and spoils what it is told to. */
final class Interposed implements AutoCloseable {
    static {
        // Else the head of an answer waits 40 ms for a receipt before its body follows. Read when the server's classes
        // are loaded.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "host", "expect", "upgrade", "transfer-encoding");

    /** What becomes of a request. */
    enum Fate {
        PASS,
        /** The store does not know conditional writes. */
        ANSWER_501,
        /** The store is overloaded. */
        ANSWER_503,
        /** The store does it, and the answer is lost. */
        LOSE_ANSWER,
        /** The answer ends after half of its bytes. */
        CUT_ANSWER
    }

    private final URI store;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Function<HttpExchange, Fate> fates = exchange -> Fate.PASS;

    Interposed(URI store) {
        this.store = store;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void decide(Function<HttpExchange, Fate> fates) {
        this.fates = fates;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Fate fate = fates.apply(exchange);
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (fate) {
            case ANSWER_501 -> answer(exchange, 501, "NotImplemented");
            case ANSWER_503 -> answer(exchange, 503, "SlowDown");
            case LOSE_ANSWER -> {
                forward(exchange, body);
                exchange.close();
            }
            case CUT_ANSWER -> pass(exchange, forward(exchange, body), true);
            case PASS -> pass(exchange, forward(exchange, body), false);
        }
    }

    private static void answer(HttpExchange exchange, int status, String code) throws IOException {
        byte[] xml = ("<Error><Code>" + code + "</Code><Message>no</Message></Error>")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, xml.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(xml);
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(store + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void pass(HttpExchange exchange, HttpResponse<byte[]> answer, boolean isCut) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = answer.body();
        boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.statusCode(), hasBody ? body.length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(body, 0, isCut ? body.length / 2 : body.length);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
