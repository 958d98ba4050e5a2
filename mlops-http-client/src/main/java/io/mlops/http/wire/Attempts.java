package io.mlops.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.error.BackendException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.MlopsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Sends one request as often as is safe and as time allows. Thread-safe. */
final class Attempts {
    /** The attempts of one operation: the first and seven more, as MLflow's own client has them. */
    static final int MOST = 8;

    private static final int MAX_REDIRECTS = 5;

    private final OkHttpClient client;
    private final Server server;
    private final Timeouts timeouts;
    private final Pause pause;
    private final CountDownLatch closed = new CountDownLatch(1);

    Attempts(OkHttpClient client, Server server, Timeouts timeouts, Pause pause) {
        this.client = client;
        this.server = server;
        this.timeouts = timeouts;
        this.pause = pause;
    }

    String location() {
        return server.name();
    }

    /** Returns the answer; every failure that a repeat cannot mend is thrown as what it is. */
    JsonNode send(ApiRequest request, Deadline deadline) throws LostException {
        for (int attempt = 1; ; attempt++) {
            requireOpen();
            Outcome outcome = attempt(request, deadline);
            if (outcome.answer().isPresent()) {
                return outcome.answer().get();
            }
            Duration wait = pause.after(attempt, outcome.retryAfter());
            if (!outcome.isRepeatable() || attempt == MOST || !deadline.allows(wait)) {
                throw outcome.end();
            }
            sleep(wait);
        }
    }

    private Outcome attempt(ApiRequest request, Deadline deadline) {
        Progress progress = new Progress();
        try {
            Answer answer = exchange(request, progress, deadline);
            return answer.isSuccess() ? success(request, answer) : refusal(request, answer);
        } catch (IOException e) {
            requireOpen();
            return failure(request, progress, e);
        }
    }

    private Outcome failure(ApiRequest request, Progress progress, IOException cause) {
        String what = what(request);
        if (progress.isSent() && !request.endpoint().isRead()) {
            return Outcome.lost(
                    request, new LostException(what + " was not answered: " + Causes.of(cause), cause, false));
        }
        // Neither a certificate nor the size of an answer gets better by asking again.
        boolean isFinal = cause instanceof SSLException || cause instanceof TooLargeException;
        BackendUnavailableException failure = Transport.unavailable(what, cause);
        return isFinal ? Outcome.refused(failure) : Outcome.failed(failure, Optional.empty());
    }

    private static Outcome success(ApiRequest request, Answer answer) {
        try {
            return Outcome.answered(answer.json());
        } catch (IOException e) {
            String message = answer.what() + " was answered with " + answer.status() + " and a body that is "
                    + (answer.looksLikeHtml() ? "HTML: this is not MLflow's API" : "no whole JSON object");
            return request.endpoint().isRead()
                    ? Outcome.refused(new BackendException(message, e))
                    : Outcome.refused(new LostException(message, e, true));
        }
    }

    private static Outcome refusal(ApiRequest request, Answer answer) {
        MlopsException failure = answer.failure();
        if (!answer.isTransient()) {
            return Outcome.refused(failure);
        }
        if (answer.isUntouched() || request.endpoint().isRead()) {
            return Outcome.failed(failure, answer.retryAfter());
        }
        LostException lost = new LostException(String.valueOf(failure.getMessage()), failure, answer.isOver());
        return Outcome.lost(request, lost).after(answer.retryAfter());
    }

    private Answer exchange(ApiRequest request, Progress progress, Deadline deadline) throws IOException {
        HttpUrl url = server.url(request);
        boolean canRedirect = request.endpoint().isRead();
        for (int redirects = 0; ; redirects++) {
            try (Response response = call(request, url, progress, deadline).execute()) {
                Optional<HttpUrl> next = canRedirect && redirects < MAX_REDIRECTS ? target(response) : Optional.empty();
                if (next.isEmpty()) {
                    return Bodies.answer(what(request), response);
                }
                url = next.get();
            }
        }
    }

    /** A search is a POST, so that only a redirect which keeps the method is one of the same question. */
    private static Optional<HttpUrl> target(Response response) {
        boolean keepsMethod = response.code() == 307 || response.code() == 308;
        boolean isGet = response.request().method().equals("GET");
        String location = response.header("Location");
        return response.isRedirect() && location != null && (keepsMethod || isGet)
                ? Server.redirected(response.request().url(), location)
                : Optional.empty();
    }

    private Call call(ApiRequest request, HttpUrl url, Progress progress, Deadline deadline)
            throws InterruptedIOException {
        long millis = Math.min(timeouts.call().toMillis(), deadline.left().toMillis());
        if (millis <= 0) {
            throw new InterruptedIOException("the time of the operation is up");
        }
        Call call = client.newCall(server.request(request, url, progress));
        call.timeout().timeout(millis, TimeUnit.MILLISECONDS);
        return call;
    }

    private String what(ApiRequest request) {
        return request.endpoint().method() + " " + request.endpoint().path() + " at " + server.name();
    }

    Duration pause(int attempt, Optional<String> retryAfter) {
        return pause.after(attempt, retryAfter);
    }

    /** Waits, unless the connection is closed meanwhile. */
    void sleep(Duration wait) {
        try {
            if (closed.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                requireOpen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendException("The wait for " + server.name() + " was interrupted", e);
        }
    }

    void requireOpen() {
        if (closed.getCount() == 0) {
            throw new IllegalStateException("the backend at " + server.name() + " is closed");
        }
    }

    void close() {
        closed.countDown();
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
