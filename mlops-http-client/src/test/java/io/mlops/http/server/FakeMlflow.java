package io.mlops.http.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A server in this process that answers as MLflow 3.17.2 does, as far as the backend asks. */
public final class FakeMlflow implements AutoCloseable {
    private static final String API = "/api/2.0/mlflow/";
    private static final String FILES = "/api/2.0/mlflow-artifacts/artifacts";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, UnaryOperator<ObjectNode>> routes = new HashMap<>();
    private final FakeTracking tracking = new FakeTracking();
    private final FakeArtifacts artifacts;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Starts an empty server on a free loopback port; files go into the folder. */
    public FakeMlflow(Path folder) throws IOException {
        artifacts = new FakeArtifacts(folder);
        tracking.register(routes);
        new FakeRegistry(tracking::hasModel).register(routes);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::handle);
        http.setExecutor(threads);
        http.start();
    }

    /** Returns its address. */
    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        try {
            if (path.equals("/version")) {
                send(exchange, 200, "3.17.2".getBytes(StandardCharsets.UTF_8));
            } else if (path.startsWith(FILES)) {
                files(exchange, path.substring(FILES.length()));
            } else if (path.startsWith(API)) {
                send(exchange, 200, JSON.writeValueAsBytes(api(exchange, path.substring(API.length()))));
            } else {
                send(exchange, 404, "<!doctype html><title>404 Not Found</title>".getBytes(StandardCharsets.UTF_8));
            }
        } catch (FakeError e) {
            ObjectNode error = FakeRows.object().put("error_code", e.code()).put("message", e.getMessage());
            send(exchange, e.status(), JSON.writeValueAsBytes(error));
        }
    }

    private ObjectNode api(HttpExchange exchange, String path) throws IOException {
        String method = exchange.getRequestMethod();
        ObjectNode request = FakeRows.object();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > 0) {
            request = (ObjectNode) JSON.readTree(body);
        }
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null) {
            for (String part : query.split("&", -1)) {
                int equal = part.indexOf('=');
                request.put(
                        part.substring(0, equal), URLDecoder.decode(part.substring(equal + 1), StandardCharsets.UTF_8));
            }
        }
        synchronized (this) {
            if (path.startsWith("logged-models/m")) {
                return tracking.model(request, path.substring("logged-models/".length()));
            }
            UnaryOperator<ObjectNode> route = routes.get(method + " " + path);
            if (route == null) {
                throw FakeError.missing(method + " " + path);
            }
            return route.apply(request);
        }
    }

    private void files(HttpExchange exchange, String path) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                artifacts.put(path, exchange.getRequestBody());
                send(exchange, 200, new byte[0]);
            }
            case "DELETE" -> {
                artifacts.delete(path);
                send(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
            }
            default -> {
                if (path.isEmpty()) {
                    String folder = query == null ? "" : query.substring(query.indexOf('=') + 1);
                    send(exchange, 200, JSON.writeValueAsBytes(artifacts.list(folder)));
                } else {
                    artifacts.get(path, exchange);
                }
            }
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
