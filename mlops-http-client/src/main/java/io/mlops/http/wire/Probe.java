package io.mlops.http.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Finds out why a server does not do what is asked of it. Thread-safe. */
public final class Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern VERSION = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})\\..*");
    private static final int OLDEST_MAJOR = 2;
    private static final int OLDEST_MINOR = 9;

    private final OkHttpClient client;
    private final Server server;
    private final Attempts attempts;

    Probe(OkHttpClient client, Server server, Attempts attempts) {
        this.client = client;
        this.server = server;
        this.attempts = attempts;
    }

    /** Returns what is wrong, a sentence each; empty where all is well. */
    public List<String> findings() {
        attempts.requireOpen();
        List<String> findings = new ArrayList<>();
        try {
            Answer api = ask("api/2.0/mlflow/experiments/search?max_results=1");
            if (!api.isSuccess()) {
                findings.add(String.valueOf(api.failure().getMessage()));
            } else if (!isJson(api)) {
                findings.add(server.name() + " answers, but not as MLflow's API: " + Advice.of(404, ""));
            }
            Answer version = ask("version");
            // Where both are refused, the first refusal has said why: no entry, no such workspace, a wrong prefix.
            if (api.isSuccess() || version.isSuccess()) {
                version(version).ifPresent(findings::add);
            }
            if (api.isSuccess()) {
                files(ask("api/2.0/mlflow-artifacts/artifacts")).ifPresent(findings::add);
            }
        } catch (IOException e) {
            attempts.requireOpen();
            findings.add(server.name() + " does not answer: " + Causes.of(e));
        }
        return List.copyOf(findings);
    }

    private static boolean isJson(Answer answer) {
        try {
            return answer.json().isObject();
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<String> version(Answer answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
        Matcher version = VERSION.matcher(text);
        if (!answer.isSuccess() || text.length() > 50 || !version.matches()) {
            return Optional.of(
                    server.name()
                            + " does not tell a version of MLflow: it is older than 2.0, not MLflow itself, or the path prefix is wrong");
        }
        int major = Integer.parseInt(version.group(1));
        boolean isOld =
                major < OLDEST_MAJOR || (major == OLDEST_MAJOR && Integer.parseInt(version.group(2)) < OLDEST_MINOR);
        return isOld
                ? Optional.of("The server is MLflow " + text.toLowerCase(Locale.ROOT)
                        + "; aliases need 2.9 and logged models 3.0: upgrade the server")
                : Optional.empty();
    }

    private Optional<String> files(Answer answer) {
        return answer.isSuccess()
                ? Optional.empty()
                : Optional.of(
                        server.name() + " does not serve artifacts (" + answer.status()
                                + "): start it with --serve-artifacts, or give another store by MlopsSdk.builder().artifacts(…)");
    }

    private Answer ask(String path) throws IOException {
        HttpUrl url = server.url(path);
        Call call = client.newCall(new Request.Builder()
                .url(url)
                .headers(server.headers("GET", url, Optional.empty()))
                .build());
        call.timeout().timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            return Bodies.answer("GET " + url.encodedPath() + " at " + server.name(), response);
        }
    }
}
