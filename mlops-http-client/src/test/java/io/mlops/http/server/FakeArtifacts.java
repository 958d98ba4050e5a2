package io.mlops.http.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Files as MLflow's proxy serves them: names are decoded as often as they can be, and sharps are refused. */
final class FakeArtifacts {
    private final Path blobs;
    private final NavigableMap<String, Path> files = new ConcurrentSkipListMap<>();

    FakeArtifacts(Path folder) throws IOException {
        blobs = Files.createDirectories(folder.resolve("blobs"));
    }

    private static String place(String encoded) {
        String path = encoded;
        for (String next = decode(path); !next.equals(path); next = decode(path)) {
            path = next;
        }
        if (path.contains("#")
                || path.contains("\\")
                || Stream.of(path.split("/", -1)).anyMatch(".."::equals)) {
            throw FakeError.invalid("Invalid path");
        }
        return path.replaceAll("^/+", "");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    ObjectNode list(String encoded) throws IOException {
        String folder = place(encoded) + "/";
        ObjectNode answer = FakeRows.object();
        String lastFolder = "";
        for (String path : files.tailMap(folder).keySet()) {
            if (!path.startsWith(folder)) {
                break;
            }
            String name = path.substring(folder.length());
            int slash = name.indexOf('/');
            if (slash < 0) {
                answer.withArray("files")
                        .addObject()
                        .put("path", name)
                        .put("is_dir", false)
                        .put("file_size", Files.size(files.get(path)));
            } else if (!lastFolder.equals(name.substring(0, slash))) {
                lastFolder = name.substring(0, slash);
                answer.withArray("files").addObject().put("path", lastFolder).put("is_dir", true);
            }
        }
        return answer;
    }

    void put(String encoded, InputStream body) throws IOException {
        String path = place(encoded);
        Path blob = blobs.resolve(UUID.randomUUID().toString());
        Files.copy(body, blob);
        files.put(path, blob);
    }

    void delete(String encoded) {
        String path = place(encoded);
        if (files.remove(path) == null && !files.keySet().removeIf(file -> file.startsWith(path + "/"))) {
            throw FakeError.missing("artifact");
        }
    }

    void get(String encoded, HttpExchange exchange) throws IOException {
        Path blob = files.get(place(encoded));
        if (blob == null) {
            throw FakeError.missing("artifact");
        }
        long size = Files.size(blob);
        String range = exchange.getRequestHeaders().getFirst("Range");
        long from = range == null ? 0 : Long.parseLong(range.replaceAll("bytes=(\\d+)-.*", "$1"));
        if (range != null && from >= size) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        try (InputStream content = Files.newInputStream(blob)) {
            content.skipNBytes(from);
            exchange.getResponseHeaders().add("ETag", "\"" + blob.getFileName() + "\"");
            exchange.sendResponseHeaders(range == null ? 200 : 206, size == from ? -1 : size - from);
            try (OutputStream out = exchange.getResponseBody()) {
                content.transferTo(out);
            }
        }
    }
}
