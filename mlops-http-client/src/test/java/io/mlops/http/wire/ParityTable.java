package io.mlops.http.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The endpoints of MLflow's API, which of them the backend asks, and which a real server has answered with success by its own log of requests. */
public final class ParityTable {
    private static final Pattern LINE =
            Pattern.compile("\"([A-Z]+) (?:/[^ ]*)?(/api/2\\.0/mlflow[^ ?]+)([^ ]*) HTTP/1\\.1\" 20[06]");
    private static final String API = "/api/2.0/mlflow/";
    private static final String FILES = "/api/2.0/mlflow-artifacts/artifacts";
    /** A server with proxied artifacts refuses these; they are tested on a server of the tests. */
    private static final Set<Endpoint> NOT_PROXIED =
            Set.of(Endpoint.ARTIFACT_LIST, Endpoint.ARTIFACT_UPLOAD_URL, Endpoint.ARTIFACT_DOWNLOAD_URL);

    /** What the backend does by way of another endpoint. */
    private static final Map<String, String> OTHERWISE = otherwise();

    private final String version;
    private final Set<String> answered = new LinkedHashSet<>();

    private ParityTable(String version) {
        this.version = version;
    }

    private static Map<String, String> otherwise() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("GET experiments/search", "POST experiments/search");
        map.put("POST runs/log-metric", "POST runs/log-batch");
        map.put("POST runs/log-parameter", "POST runs/log-batch");
        map.put("GET registered-models/alias", "GET registered-models/get");
        map.put("GET model-versions/get-download-uri", "GET model-versions/get");
        map.put("GET logged-models/{}/artifacts/directories", "GET " + FILES + "?path=");
        return map;
    }

    /** Reads a server's log. */
    public static ParityTable of(Path log, String version) throws IOException {
        ParityTable table = new ParityTable(version);
        for (String line : Files.readAllLines(log)) {
            Matcher request = LINE.matcher(line);
            if (request.find()) {
                table.count(request.group(1), request.group(2));
            }
        }
        return table;
    }

    private void count(String method, String path) {
        if (path.startsWith(FILES)) {
            answered.add(file(method, path.length() == FILES.length()));
        }
        for (Endpoint endpoint : Endpoint.values()) {
            boolean isSearch = path.endsWith("/search") && endpoint.path().contains("{}");
            String pattern = Pattern.quote(API + endpoint.path()).replace("{}", "\\E[^/]+\\Q");
            if (endpoint.method().equals(method) && path.matches(pattern) && !isSearch) {
                answered.add(name(endpoint));
            }
        }
    }

    private static String file(String method, boolean isList) {
        return method + " " + FILES + (isList ? "?path=" : "/{}");
    }

    private static String name(Endpoint endpoint) {
        return endpoint.method() + " " + API + endpoint.path();
    }

    private static List<String> files() {
        return List.of(file("PUT", false), file("GET", false), file("GET", true), file("DELETE", false));
    }

    /** Returns the endpoints that a complete run of the tests must have asked and has not. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>(files());
        for (Endpoint endpoint : Endpoint.values()) {
            if (!NOT_PROXIED.contains(endpoint)) {
                missing.add(name(endpoint));
            }
        }
        missing.removeAll(answered);
        return missing;
    }

    /** Returns the table in Markdown. */
    public String text() {
        StringBuilder text = new StringBuilder("""
                # What the backend asks of an MLflow server

                Written by `MlflowServerContractTest` (`./mvnw verify -Pmlflow`), which fails where this file differs from what it saw: an endpoint counts as tested
                if the log of the real server has an answer of success to it. *A repeat* says what a second sending does: nothing (`reads`, `safe`), or harm, so
                that it is looked for before it is sent again (`creates`).

                | endpoint | covered | a repeat | tested against |
                | --- | --- | --- | --- |
                """);
        for (Endpoint endpoint : Endpoint.values()) {
            row(text, name(endpoint), "yes", endpoint.repeat().name().toLowerCase(Locale.ROOT));
        }
        files().forEach(file -> row(text, file, "yes", file.startsWith("GET") ? "reads" : "safe"));
        OTHERWISE.forEach((endpoint, by) -> {
            int blank = endpoint.indexOf(' ');
            text.append("| `")
                    .append(endpoint, 0, blank + 1)
                    .append(API)
                    .append(endpoint, blank + 1, endpoint.length())
                    .append("` | by `")
                    .append(by)
                    .append("` | | |\n");
        });
        return text.toString();
    }

    private void row(StringBuilder text, String name, String covered, String repeat) {
        text.append("| `")
                .append(name)
                .append("` | ")
                .append(covered)
                .append(" | ")
                .append(repeat)
                .append(" | ")
                .append(answered.contains(name) ? "MLflow " + version : "a server of the tests")
                .append(" |\n");
    }
}
