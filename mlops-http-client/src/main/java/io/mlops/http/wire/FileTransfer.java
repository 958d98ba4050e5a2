package io.mlops.http.wire;

import io.mlops.artifact.ContentSource;
import io.mlops.error.BackendException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.NotFoundException;
import io.mlops.error.OutcomeUnknownException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Moves files below {@code /api/2.0/mlflow-artifacts/artifacts/}. Content is streamed and has no time budget: it must only go on within the read timeout. Thread-safe.
 */
public final class FileTransfer {
    private static final int NOT_FOUND = 404;
    private static final int ATTEMPTS = 4;

    private final OkHttpClient client;
    private final Server server;
    private final Attempts attempts;

    FileTransfer(OkHttpClient client, Server server, Attempts attempts) {
        this.client = client;
        this.server = server;
        this.attempts = attempts;
    }

    /**
     * Stores a file; another of the same path is replaced.
     *
     * @param path encoded, below the server's prefix
     * @param content opened again for each attempt
     * @return how many bytes were sent
     */
    public long put(String path, ContentSource content) {
        for (int attempt = 1; ; attempt++) {
            attempts.requireOpen();
            StreamedBody body = new StreamedBody(content);
            try (Response response = execute("PUT", server.url(path), Map.of(), body)) {
                Answer answer = Bodies.answer(what("PUT"), response);
                if (answer.isSuccess()) {
                    return body.written();
                }
                if (!answer.isTransient() || attempt == ATTEMPTS) {
                    throw answer.failure();
                }
                attempts.sleep(attempts.pause(attempt, answer.retryAfter()));
            } catch (IOException e) {
                attempts.requireOpen();
                body.failure().ifPresent(source -> {
                    throw new BackendException(
                            "The file was not stored, as its content could not be read; write it again", source);
                });
                if (attempt == ATTEMPTS) {
                    throw new OutcomeUnknownException(
                            what("PUT") + " was not answered: " + Causes.of(e) + "; write the file again", e);
                }
                attempts.sleep(attempts.pause(attempt, Optional.empty()));
            }
        }
    }

    /**
     * Opens a file or another resource; the caller closes what is returned.
     *
     * @param path encoded, below the server's prefix
     * @param headers to send besides those of the connection
     * @throws NotFoundException if there is none
     */
    public Download get(String path, Map<String, String> headers) {
        HttpUrl url = server.url(path);
        for (int attempt = 1; ; attempt++) {
            attempts.requireOpen();
            try {
                Response response = execute("GET", url, headers, null);
                if (response.isSuccessful() || response.code() == Download.NOT_SATISFIABLE) {
                    return new Download(response);
                }
                try (response) {
                    Answer answer = Bodies.answer(what("GET"), response);
                    if (answer.status() == NOT_FOUND) {
                        throw new NotFoundException(what("GET") + " found no such file");
                    }
                    if (!answer.isTransient() || attempt == ATTEMPTS) {
                        throw answer.failure();
                    }
                    attempts.sleep(attempts.pause(attempt, answer.retryAfter()));
                }
            } catch (IOException e) {
                attempts.requireOpen();
                if (attempt == ATTEMPTS) {
                    throw Transport.unavailable(what("GET"), e);
                }
                attempts.sleep(attempts.pause(attempt, Optional.empty()));
            }
        }
    }

    /**
     * Deletes a file or a directory with all below it; no error where there is none.
     *
     * @param path encoded, below the server's prefix
     */
    public void delete(String path) {
        for (int attempt = 1; ; attempt++) {
            attempts.requireOpen();
            try (Response response = execute("DELETE", server.url(path), Map.of(), RequestBody.create(new byte[0]))) {
                Answer answer = Bodies.answer(what("DELETE"), response);
                if (answer.isSuccess() || answer.status() == NOT_FOUND) {
                    return;
                }
                if (!answer.isTransient() || attempt == ATTEMPTS) {
                    throw answer.failure();
                }
                attempts.sleep(attempts.pause(attempt, answer.retryAfter()));
            } catch (IOException e) {
                attempts.requireOpen();
                if (attempt == ATTEMPTS) {
                    throw new BackendUnavailableException(what("DELETE") + " was not answered: " + Causes.of(e), e);
                }
                attempts.sleep(attempts.pause(attempt, Optional.empty()));
            }
        }
    }

    private Response execute(
            String method,
            HttpUrl url,
            Map<String, String> headers,
            @org.jspecify.annotations.Nullable RequestBody body)
            throws IOException {
        Request.Builder request = new Request.Builder()
                .url(url)
                .headers(server.headers(method, url, Optional.empty()))
                .method(method, body)
                .tag(Progress.class, new Progress());
        headers.forEach(request::header);
        okhttp3.Call call = client.newCall(request.build());
        call.timeout().clearTimeout();
        return call.execute();
    }

    private String what(String method) {
        return method + " of an artifact at " + server.name();
    }
}
