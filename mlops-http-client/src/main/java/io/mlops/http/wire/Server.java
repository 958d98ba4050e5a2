package io.mlops.http.wire;

import io.mlops.error.BackendException;
import io.mlops.error.InvalidInputException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Addresses requests to one server: its URLs and the headers of an attempt. Immutable, thread-safe. */
final class Server {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final RequestBody EMPTY = RequestBody.create(new byte[0], JSON);

    private final HttpUrl root;
    private final HttpUrl api;
    private final HeaderSource headers;

    Server(HttpUrl root, HeaderSource headers) {
        this.root = root;
        this.api = root.newBuilder().addPathSegments("api/2.0/mlflow").build();
        this.headers = headers;
    }

    /** Returns where the server is, without credentials, query and fragment. */
    String name() {
        return root.toString();
    }

    HttpUrl url(ApiRequest request) {
        HttpUrl.Builder url = api.newBuilder().addPathSegments(request.path());
        request.query().forEach(url::addQueryParameter);
        return url.build();
    }

    /** Returns the URL of a path below the server's prefix, with or without a query, which the caller has encoded. */
    HttpUrl url(String encoded) {
        int question = encoded.indexOf('?');
        HttpUrl.Builder url = root.newBuilder();
        return question < 0
                ? url.addEncodedPathSegments(encoded).build()
                : url.addEncodedPathSegments(encoded.substring(0, question))
                        .encodedQuery(encoded.substring(question + 1))
                        .build();
    }

    /** Begins a request for content. */
    Request.Builder request(String method, Target target) {
        if (target instanceof Target.Presigned presigned) {
            return new Request.Builder().url(elsewhere(presigned)).headers(checked(presigned.headers()));
        }
        HttpUrl url = url(((Target.Proxied) target).path());
        return new Request.Builder().url(url).headers(headers(method, url, Optional.empty()));
    }

    /** What a server behind TLS has signed is not to be sent in the clear. */
    private HttpUrl elsewhere(Target.Presigned presigned) {
        HttpUrl url = HttpUrl.parse(presigned.url());
        if (url == null || (root.isHttps() && !url.isHttps())) {
            throw new BackendException(
                    name() + " has signed an address for artifacts that is no " + (root.isHttps() ? "https:" : "http:")
                            + " address; check the artifact store that it was given",
                    null);
        }
        return url;
    }

    Request request(ApiRequest request, HttpUrl url, Progress progress) {
        String method = request.endpoint().method();
        Optional<byte[]> bytes = request.body();
        Request.Builder builder = new Request.Builder()
                .url(url)
                .headers(headers(method, url, bytes))
                .header("Accept", "application/json")
                .tag(Progress.class, progress);
        RequestBody body =
                bytes.map(content -> RequestBody.create(content, JSON)).orElse(EMPTY);
        return builder.method(method, method.equals("GET") ? null : body).build();
    }

    /**
     * Returns the headers of an attempt.
     *
     * @throws InvalidInputException if the provider of credentials gives what is no header
     */
    Headers headers(String method, HttpUrl url, Optional<byte[]> body) {
        return checked(headers.headers(method, uri(url), body));
    }

    private static Headers checked(Map<String, String> given) {
        Headers.Builder all = new Headers.Builder();
        given.forEach((name, value) -> {
            if (!isHeader(name, value)) {
                // The value is a secret most likely, so it is not shown.
                throw new InvalidInputException(
                        "header", "must have a name of letters and a value of visible ASCII characters", name, "");
            }
            all.set(name, value);
        });
        return all.build();
    }

    private static URI uri(HttpUrl url) {
        return url.uri();
    }

    private static boolean isHeader(String name, String value) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':')
                && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /** Returns where a redirect leads, if it may be followed: on the same scheme, host and port. */
    static Optional<HttpUrl> redirected(HttpUrl from, String location) {
        HttpUrl to = from.resolve(location);
        boolean isSame = to != null
                && to.scheme().equals(from.scheme())
                && to.host().equals(from.host())
                && to.port() == from.port();
        return isSame ? Optional.of(to) : Optional.empty();
    }
}
