package io.mlops.http.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which endpoints a real server has answered with success, by its own log of requests. */
public final class ParityTable {
    private static final Pattern LINE =
            Pattern.compile("\"([A-Z]+) (?:/[^ ]*)?/api/2\\.0/mlflow/([^ ?]+)[^ ]* HTTP/1\\.1\" 200");
    /** Asked only when an answer was lost. */
    private static final Set<Endpoint> AFTER_A_LOSS = Set.of(Endpoint.LOGGED_MODEL_SEARCH);

    private final Map<Endpoint, Integer> counts = new EnumMap<>(Endpoint.class);

    private ParityTable() {}

    /** Reads a server's log. */
    public static ParityTable of(Path log) throws IOException {
        ParityTable table = new ParityTable();
        for (String line : Files.readAllLines(log)) {
            Matcher request = LINE.matcher(line);
            if (request.find()) {
                table.count(request.group(1), request.group(2));
            }
        }
        return table;
    }

    private void count(String method, String path) {
        for (Endpoint endpoint : Endpoint.values()) {
            if (endpoint.method().equals(method)
                    && path.matches(Pattern.quote(endpoint.path()).replace("{}", "\\E[^/]+\\Q"))
                    && !(endpoint.path().contains("{}") && path.endsWith("/search"))) {
                counts.merge(endpoint, 1, Integer::sum);
            }
        }
    }

    /** Returns the endpoints that a complete run of the contract must have asked and has not. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Endpoint endpoint : Endpoint.values()) {
            if (!counts.containsKey(endpoint) && !AFTER_A_LOSS.contains(endpoint)) {
                missing.add(endpoint.name());
            }
        }
        return missing;
    }

    /** Writes the table in Markdown. */
    public void write(Path file, String version) throws IOException {
        StringBuilder text = new StringBuilder(
                "| endpoint | a repeat | answered by MLflow " + version + " |\n| --- | --- | --- |\n");
        for (Endpoint endpoint : Endpoint.values()) {
            Integer count = counts.get(endpoint);
            text.append("| `")
                    .append(endpoint.method())
                    .append(" /mlflow/")
                    .append(endpoint.path())
                    .append("` | ")
                    .append(endpoint.repeat().name().toLowerCase(java.util.Locale.ROOT))
                    .append(" | ")
                    .append(count == null ? "not asked" : count + " times")
                    .append(" |\n");
        }
        Files.writeString(file, text);
    }
}
