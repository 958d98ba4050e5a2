package io.mlops.http.wire;

import io.mlops.artifact.ContentSource;
import io.mlops.error.BackendException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.MlopsException;
import io.mlops.error.NotFoundException;
import io.mlops.error.OutcomeUnknownException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Moves files, over the server's proxy or to and from the store behind it. Content is streamed and has no time budget: it must only go on within the read timeout. Thread-safe.
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
     * @param target where
     * @param content opened again for each attempt, and once more before the first where the store wants to know its length
     * @return how many bytes were sent
     */
    public long put(Target target, ContentSource content) {
        long length = target instanceof Target.Presigned ? StreamedBody.lengthOf(content) : StreamedBody.UNKNOWN;
        for (int attempt = 1; ; attempt++) {
            attempts.requireOpen();
            StreamedBody body = new StreamedBody(content, length);
            Optional<String> retryAfter;
            try (Response response = execute("PUT", target, Map.of(), body)) {
                Answer answer = Bodies.answer(what("PUT"), response);
                if (answer.isSuccess()) {
                    return body.written();
                }
                retryAfter = orThrow(target, answer, attempt);
            } catch (IOException e) {
                attempts.requireOpen();
                body.failure().ifPresent(source -> {
                    throw StreamedBody.unreadable(source);
                });
                if (attempt == ATTEMPTS) {
                    throw new OutcomeUnknownException(
                            what("PUT") + " was not answered: " + Causes.of(e) + "; write the file again", e);
                }
                retryAfter = Optional.empty();
            }
            attempts.sleep(attempts.pause(attempt, retryAfter));
        }
    }

    /**
     * Opens a file or another resource; the caller closes what is returned.
     *
     * @param target where
     * @param headers to send besides those of the connection
     * @throws NotFoundException if there is none
     */
    public Download get(Target target, Map<String, String> headers) {
        for (int attempt = 1; ; attempt++) {
            attempts.requireOpen();
            Optional<String> retryAfter;
            try {
                Response response = execute("GET", target, headers, null);
                if (response.isSuccessful() || response.code() == Download.NOT_SATISFIABLE) {
                    return new Download(response);
                }
                try (response) {
                    Answer answer = Bodies.answer(what("GET"), response);
                    if (answer.status() == NOT_FOUND) {
                        throw new NotFoundException(what("GET") + " found no such file");
                    }
                    retryAfter = orThrow(target, answer, attempt);
                }
            } catch (IOException e) {
                attempts.requireOpen();
                if (attempt == ATTEMPTS) {
                    throw Transport.unavailable(what("GET"), e);
                }
                retryAfter = Optional.empty();
            }
            attempts.sleep(attempts.pause(attempt, retryAfter));
        }
    }

    /**
     * Deletes a file or a directory with all below it; no error where there is none.
     *
     * @param target where
     */
    public void delete(Target target) {
        for (int attempt = 1; ; attempt++) {
            attempts.requireOpen();
            Optional<String> retryAfter;
            try (Response response = execute("DELETE", target, Map.of(), RequestBody.create(new byte[0]))) {
                Answer answer = Bodies.answer(what("DELETE"), response);
                if (answer.isSuccess() || answer.status() == NOT_FOUND) {
                    return;
                }
                retryAfter = orThrow(target, answer, attempt);
            } catch (IOException e) {
                attempts.requireOpen();
                if (attempt == ATTEMPTS) {
                    throw new BackendUnavailableException(what("DELETE") + " was not answered: " + Causes.of(e), e);
                }
                retryAfter = Optional.empty();
            }
            attempts.sleep(attempts.pause(attempt, retryAfter));
        }
    }

    /** Returns what the server asks for, or throws where a repeat mends nothing. */
    private static Optional<String> orThrow(Target target, Answer answer, int attempt) {
        if (!answer.isTransient() || attempt == ATTEMPTS) {
            throw target instanceof Target.Presigned ? refusedByStore(answer) : answer.failure();
        }
        return answer.retryAfter();
    }

    /** What a store says of a signature holds parts of it, so that its words are not shown. */
    private static MlopsException refusedByStore(Answer answer) {
        String message = answer.what() + ", in the store behind the server, was answered with " + answer.status();
        return answer.isTransient()
                ? new BackendUnavailableException(message, null)
                : new BackendException(message + "; check what the server's own credentials permit there", null);
    }

    private Response execute(String method, Target target, Map<String, String> headers, @Nullable RequestBody body)
            throws IOException {
        Request.Builder request =
                server.request(method, target).method(method, body).tag(Progress.class, new Progress());
        headers.forEach(request::header);
        okhttp3.Call call = client.newCall(request.build());
        call.timeout().clearTimeout();
        return call.execute();
    }

    private String what(String method) {
        return method + " of an artifact at " + server.name();
    }
}
