package io.mlops.http.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Passes requests on to a server, and loses the answer to one of them when it is told to. */
public final class LosingProxy implements AutoCloseable {
    private final String target;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<String> victim = new AtomicReference<>("");

    /** Starts it on a free loopback port, in front of a server. */
    public LosingProxy(String target) throws IOException {
        this.target = target;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::pass);
        http.setExecutor(threads);
        http.start();
    }

    /** Returns its address. */
    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** Loses the next answer to a request whose path ends like this. */
    public void loseAnswerTo(String path) {
        victim.set(path);
    }

    /** Returns whether the answer that was to be lost is lost. */
    public boolean hasLost() {
        return victim.get().isEmpty();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            HttpResponse<byte[]> answer = answer(exchange);
            String lost = victim.get();
            if (!lost.isEmpty() && path.endsWith(lost) && victim.compareAndSet(lost, "")) {
                return;
            }
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private HttpResponse<byte[]> answer(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
